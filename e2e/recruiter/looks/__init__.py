"""How the pages look: every look of docs/spec/pages.md that is not always there, alone or with others.

- ``looks``: what there is to choose, and reading a choice
- ``chosen``: the looks that hold for a request
"""

from e2e.recruiter.looks.looks import Looks, NoSuchLook

__all__ = ["Looks", "NoSuchLook"]
