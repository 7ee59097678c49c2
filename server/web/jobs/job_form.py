"""The form for the details of a job: what was typed, and the lists of words that grow and shrink before it is saved."""

from typing import Any

from server.domain.errors import Invalid
from server.domain.job_keywords import DEFAULTS, KeywordKind, checked_keywords
from server.domain.jobs import EMPLOYMENT_TYPES, SENIORITY_TYPES, JobDraft
from server.web import form_input
from server.web.labels import label, unlabelled

Data = dict[str, Any]
# What the form suggests; anything else may be written.
SUGGESTED: Data = {"employment_types": EMPLOYMENT_TYPES, "seniority_types": SENIORITY_TYPES, "default_keywords": DEFAULTS}


def draft() -> JobDraft:
    """The details as they were typed; a word that still stands in its line counts as added."""
    keywords = [(*_listed(kind), *_line(kind)) for kind in KeywordKind]
    return JobDraft(
        form_input.text("title"),
        form_input.text("description"),
        form_input.text("location"),
        form_input.number("openings") or 0,
        unlabelled(form_input.text("employment_type"), EMPLOYMENT_TYPES),
        unlabelled(form_input.text("seniority"), SENIORITY_TYPES),
        *keywords,
    )


def filled(draft: JobDraft) -> Data:
    """The form as a job is. LinkedIn's types stand there in the reader's language, and are known again by it."""
    types = {"employment_type": label(draft.employment_type), "seniority": label(draft.seniority)}
    texts = {"title": draft.title, "description": draft.description, "location": draft.location, "openings": draft.openings}
    return texts | types | draft.keywords


def again() -> Data:
    """The form as it was sent, every word included."""
    return form_input.texts() | {kind: _listed(kind) for kind in KeywordKind}


def pressed_step() -> tuple[Data, dict[str, str]] | None:
    """The form after a button of its lists, with what is wrong; None when it was sent to be saved.

    ``add:skill`` takes over what stands in the line, ``drop:skill:Python`` takes a word off the list.
    """
    action, _, rest = form_input.text("step").partition(":")
    kind, _, keyword = rest.partition(":")
    if action not in ("add", "drop") or kind not in list(KeywordKind):
        return None
    form, errors = _dropped(KeywordKind(kind), keyword) if action == "drop" else _added(KeywordKind(kind))
    return form | {"focus": kind}, errors


def _dropped(kind: KeywordKind, keyword: str) -> tuple[Data, dict[str, str]]:
    return again() | {kind: tuple(one for one in _listed(kind) if one != keyword)}, {}


def _added(kind: KeywordKind) -> tuple[Data, dict[str, str]]:
    try:
        return again() | {kind: checked_keywords(kind, (*_listed(kind), *_line(kind))), _line_name(kind): ""}, {}
    except Invalid as invalid:
        return again(), invalid.errors


def line_text(kind: KeywordKind) -> str:
    """What stands in the line under the list ``kind``."""
    return form_input.text(_line_name(kind))


def _line(kind: KeywordKind) -> tuple[str, ...]:
    return tuple(unlabelled(keyword, DEFAULTS[kind]) for keyword in line_text(kind).split(",") if keyword.strip())


def _listed(kind: KeywordKind) -> tuple[str, ...]:
    return tuple(form_input.several(kind))


def _line_name(kind: KeywordKind) -> str:
    return f"{kind}_new"
