"""How people live with a linter: what is checked in which file, what is set aside and why, what is left for later.

``discovery`` finds the configuration of a file, ``settings`` is what several of them say one over the other,
``choice`` makes of it the plan of a file; ``suppression`` sets findings aside with a reason; ``baseline``
holds those known already.
"""
