"""The legal review report: a first page, then a sheet for each act; in HTML, PDF and DOCX.

``sheet.py`` and ``overview.py`` say what is in it, in one language; ``html.py``, ``pdf.py`` and ``docx.py``
write it. The words around the findings are in ``words.yaml``, the looks in ``templates/``.
"""
