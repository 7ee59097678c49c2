"""The words that describe a job beside its text: skills, job functions and industries (attract.md 4.2)."""

from collections.abc import Iterable
from enum import StrEnum

from server.domain.errors import Invalid, keepable
from server.domain.i18n_marker import N_

KEYWORD_LIMIT = 80
OWN_LIMIT = 3  # job functions and industries beside the default ones (statements 158, 159)
MOST = 100  # no limit is documented for skills; nobody reads more


class KeywordKind(StrEnum):
    """What a word says of a job."""

    SKILL = "skill"
    JOB_FUNCTION = "job_function"
    INDUSTRY = "industry"


DEFAULTS: dict[KeywordKind, tuple[str, ...]] = {
    KeywordKind.SKILL: (
        N_("Accounting"),
        N_("Agile methods"),
        N_("Analytical thinking"),
        "AWS",
        "Azure",
        N_("Budgeting"),
        N_("Business development"),
        "C#",
        "C++",
        N_("Change management"),
        N_("Coaching"),
        N_("Communication"),
        N_("Copywriting"),
        "CSS",
        N_("Customer service"),
        N_("Data analysis"),
        N_("Data modelling"),
        "DevOps",
        "Docker",
        N_("English"),
        "Excel",
        N_("Financial analysis"),
        N_("Graphic design"),
        "HTML",
        N_("Information security"),
        "Java",
        "JavaScript",
        "Kubernetes",
        N_("Leadership"),
        "Linux",
        N_("Logistics"),
        N_("Machine learning"),
        N_("Market research"),
        N_("Negotiation"),
        N_("Nursing"),
        N_("Payroll"),
        "PostgreSQL",
        "Power BI",
        N_("Presentation"),
        N_("Problem solving"),
        N_("Procurement"),
        N_("Product management"),
        N_("Project management"),
        "Python",
        N_("Quality assurance"),
        "React",
        N_("Recruiting"),
        N_("Risk management"),
        "Rust",
        N_("Sales"),
        "SAP",
        N_("Service design"),
        N_("Software architecture"),
        "SQL",
        N_("Statistics"),
        N_("Teaching"),
        N_("Teamwork"),
        N_("Technical writing"),
        N_("Test automation"),
        "TypeScript",
        N_("User research"),
        N_("Web accessibility"),
    ),
    KeywordKind.JOB_FUNCTION: (
        N_("Accounting and auditing"),
        N_("Administration"),
        N_("Advertising"),
        N_("Analysis"),
        N_("Art and creative work"),
        N_("Business development"),
        N_("Consulting"),
        N_("Customer service"),
        N_("Design"),
        N_("Distribution"),
        N_("Education"),
        N_("Engineering"),
        N_("Finance"),
        N_("General business"),
        N_("Health care"),
        N_("Human resources"),
        N_("Information technology"),
        N_("Legal"),
        N_("Management"),
        N_("Manufacturing"),
        N_("Marketing"),
        N_("Product management"),
        N_("Production"),
        N_("Project management"),
        N_("Public relations"),
        N_("Purchasing"),
        N_("Quality assurance"),
        N_("Research"),
        N_("Sales"),
        N_("Science"),
        N_("Strategy and planning"),
        N_("Supply chain"),
        N_("Training"),
        N_("Writing and editing"),
    ),
    KeywordKind.INDUSTRY: (
        N_("Agriculture"),
        N_("Aquaculture and fishing"),
        N_("Automotive"),
        N_("Banking"),
        N_("Biotechnology"),
        N_("Civil society organisations"),
        N_("Computer software"),
        N_("Construction"),
        N_("Consulting"),
        N_("Consumer goods"),
        N_("Defence"),
        N_("Education"),
        N_("Energy"),
        N_("Entertainment"),
        N_("Financial services"),
        N_("Food and drink"),
        N_("Health care"),
        N_("Hospitality and travel"),
        N_("Information technology"),
        N_("Insurance"),
        N_("Legal services"),
        N_("Manufacturing"),
        N_("Maritime"),
        N_("Media"),
        N_("Oil and gas"),
        N_("Pharmaceuticals"),
        N_("Public administration"),
        N_("Real estate"),
        N_("Retail"),
        N_("Staffing and recruiting"),
        N_("Telecommunications"),
        N_("Transport and logistics"),
        N_("Wholesale"),
    ),
}

_CALLED = {kind: {name.casefold(): name for name in names} for kind, names in DEFAULTS.items()}
_TOO_MANY = {
    KeywordKind.JOB_FUNCTION: N_("A job has at most 3 job functions of your own. Remove one of them first."),
    KeywordKind.INDUSTRY: N_("A job has at most 3 industries of your own. Remove one of them first."),
}


def keyword_key(keyword: str) -> str:
    """What a word is known again by, whatever its case; "C#" and "C++" are two."""
    return " ".join(keyword.split()).casefold()


def is_own(kind: KeywordKind, keyword: str) -> bool:
    """Whether ``keyword`` is the company's own and none of the default ones."""
    return keyword_key(keyword) not in _CALLED[kind]


def checked_keywords(kind: KeywordKind, keywords: Iterable[str]) -> tuple[str, ...]:
    """``keywords`` trimmed and each once, the default ones spelled as they are by default.

    Raise Invalid for the field ``kind`` when one is too long, or there are too many (statements 158, 159).
    """
    by_key = {keyword_key(keyword): " ".join(keepable(keyword).split()) for keyword in keywords}
    by_key.pop("", None)
    if any(len(key) > KEYWORD_LIMIT or len(keyword) > KEYWORD_LIMIT for key, keyword in by_key.items()):
        raise Invalid({kind: N_("This is too long.")})
    if len(by_key) > MOST:
        raise Invalid({kind: N_("These are too many.")})
    if kind in _TOO_MANY and sum(is_own(kind, keyword) for keyword in by_key.values()) > OWN_LIMIT:
        raise Invalid({kind: _TOO_MANY[kind]})
    return tuple(_CALLED[kind].get(key, keyword) for key, keyword in by_key.items())
