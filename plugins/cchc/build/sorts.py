"""The sorts of questions, by what their answers follow from."""

from typing import Final

from cchc.pages.answers import ABOUT, FILES, LIGHT

OF_BRIEFS: Final = 0
OF_FILES: Final = 1
OF_SHELLS: Final = 2
OF_OTHERS: Final = 3
OF_DOCUMENTS: Final = 4


def sort_of(question: str) -> int:
    """One document's brief and state, those of several, one file's bytes, the theme's shells, or
    anything else."""
    sort = question.partition(" ")[0]
    if sort in ABOUT:
        return OF_DOCUMENTS
    if sort in LIGHT:
        return OF_BRIEFS
    if sort in FILES:
        return OF_FILES
    return OF_SHELLS if sort == "S" else OF_OTHERS
