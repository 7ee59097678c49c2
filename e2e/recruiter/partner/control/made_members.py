"""Members that tests make up: the same fields as in members.json, none of them needed but the id."""

from typing import Any

from e2e.recruiter.members import Member

LISTS = ("skills", "experience", "education", "other_emails")
FLAGS = {"open_to_work": False, "photo": False, "contact_card": True, "degree": 3}
TEXTS = (
    *("slug", "first_name", "last_name", "headline", "title", "company", "location", "email", "phone", "about"),
    *("industry", "pronouns", "website"),
)


def member_from(values: dict[str, Any]) -> Member:
    """A member from some of the fields; TypeError for a field that members do not have."""
    return Member.from_json({**dict.fromkeys(TEXTS), **{name: [] for name in LISTS}, **FLAGS, **values})
