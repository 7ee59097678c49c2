"""What the values of the domain are called in pages."""

from collections.abc import Collection, Sequence

from flask import Flask
from flask_babel import ngettext
from markupsafe import Markup

from server import http_errors
from server.domain.closing import REASON_NAMES as CLOSING_REASONS
from server.domain.i18n_marker import N_
from server.domain.job_keywords import DEFAULTS
from server.domain.jobs import EMPLOYMENT_TYPES, SENIORITY_TYPES
from server.domain.option_sets import OptionName
from server.domain.rejection import REASONS
from server.domain.roles import ROLE_NAMES
from server.domain.sources import SOURCES
from server.web import language

_LABELS: dict[str, str] = (
    REASONS
    | SOURCES
    | ROLE_NAMES
    | CLOSING_REASONS
    | {
        # roles on a team that are no application roles
        "delegate": N_("Delegate"),
        "interviewer": N_("Interviewer"),
        # status of jobs and applications
        "draft": N_("Draft"),
        "pending": N_("Pending"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "withdrawn": N_("Withdrew"),
        "active": N_("Active"),
        "closed": N_("Closed"),
        # answers of approvers
        "waiting": N_("Waiting"),
        "lapsed": N_("Not needed any more"),
        # delays of reminders
        "none": N_("None"),
        "half_day": N_("After half a day"),
        "one_day": N_("After 1 day"),
        "two_days": N_("After 2 days"),
        "three_days": N_("After 3 days"),
        "one_week": N_("After 1 week"),
        # whom a list shows, and its order
        "running": N_("In the running"),
        "silver_medalists": N_("Silver medalists"),
        "everybody": N_("Everybody"),
        "latest": N_("Latest change first"),
        "oldest": N_("Oldest change first"),
        "name": N_("By name"),
        # recommendations
        "strong_hire": N_("Strong hire"),
        "hire": N_("Hire"),
        "undecided": N_("Undecided"),
        "no_hire": N_("No hire"),
        # why somebody was erased
        "asked_for_it": N_("They asked for it"),
        "closed_account": N_("Closed the LinkedIn account"),
        "no_longer_needed": N_("No longer needed"),
        "by_mistake": N_("Came in by mistake"),
        # kinds of documents
        "resume": N_("Resume or CV"),
        "cover_letter": N_("Cover letter"),
        "portfolio": N_("Portfolio"),
        "other_document": N_("Other document"),
        # modes of the extension
        "inject": N_("Inject"),
        "side_panel": N_("Side panel"),
        "off": N_("Off"),
    }
    | {name: name for name in (*EMPLOYMENT_TYPES, *SENIORITY_TYPES)}
)


_KEYWORDS = frozenset(keyword for keywords in DEFAULTS.values() for keyword in keywords)


def register(app: Flask) -> None:
    """Give templates the filters ``label``, ``option``, ``keyword``, ``initials``, ``highlighted`` and ``tone``, a colour."""
    app.jinja_env.filters.update(
        label=label, option=option, keyword=keyword, initials=initials, highlighted=highlighted, tone=tone
    )


def label(value: str) -> str:
    """What ``value`` is called in the reader's language; a value without a name is shown as it is."""
    return language.translated(language.current(), _LABELS[value]) if value in _LABELS else value


def option(name: OptionName) -> str:
    """What an entry of a list that administrators keep is called in the reader's language."""
    return name.label_nb if name.label_nb and language.current() == "nb" else name.label


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in one line: the first of them, and how many others there are."""
    others, shown = len(names) - most, ", ".join(names[:most])
    rest = ngettext("and %(num)s other", "and %(num)s others", others)
    return f"{shown} {rest}" if others > 0 else shown


def unlabelled(text: str, values: Collection[str]) -> str:
    """The one of ``values`` that is called ``text`` in the reader's language; ``text`` when none is."""
    text = text.strip()
    called = text.casefold()
    return next((value for value in values if called in (_called(value).casefold(), value.casefold())), text)


def keyword(name: str) -> str:
    """A keyword that describes a job: a default one in the reader's language, one of the company's own as it is."""
    return language.translated(language.current(), name) if name in _KEYWORDS else name


def unlabelled_stage(name: str) -> str:
    """The built-in name of a stage that is called ``name`` in the reader's language; ``name`` when it is none."""
    names = http_errors.stage_names()
    return next((own for own, called in names.items() if called == name.strip()), name)


def _called(value: str) -> str:
    return keyword(value) if value in _KEYWORDS else label(value)


def initials(name: str) -> str:
    """One or two letters that stand for a person: "KN" for Kari Nordmann."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()[:2]


def highlighted(pieces: Sequence[tuple[str, bool]]) -> Markup:
    """A text in pieces, those that a search found as such (statement 253)."""
    return Markup("").join(Markup("<mark>{}</mark>").format(text) if is_hit else text for text, is_hit in pieces)


def tone(id: int) -> int:
    """One of six colours; the same person always has the same."""
    return id % 6
