"""Where a candidate worked and learned and what they can; only they themselves, or an import, tell it (statement 246)."""

from dataclasses import dataclass

TEXT_LIMIT = 300
DESCRIPTION_LIMIT = 10_000
SKILL_LIMIT = 200


@dataclass(frozen=True, slots=True)
class PastJob:
    """A position somebody held. Months as 2021-04, empty where nobody said; ``current`` while they still hold it."""

    title: str
    organisation: str = ""
    location: str = ""
    description: str = ""
    current: bool = False
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """Something somebody studied. Months as 2021-04, empty where nobody said."""

    school: str
    degree: str = ""
    field: str = ""
    grade: str = ""
    description: str = ""
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """Work and education, latest first, and skills."""

    work: tuple[PastJob, ...] = ()
    education: tuple[School, ...] = ()
    skills: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.work or self.education or self.skills)
