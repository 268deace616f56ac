"""The letter of observations that follows from a review, as DOCX.

``observations.py`` says what is in it, ``letter_template.py`` makes the document that an office may replace with
its own, ``placeholders.py`` fills one.
"""
