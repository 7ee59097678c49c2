"""The LinkedIn tab of a candidate, and its Recruiting activities (attract.md 3.7 and 3.8)."""

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain import clock
from server.domain.errors import Invalid, LinkedInProfileTaken, NotAProfile
from server.domain.linkedin.possible_people import TAKEN
from server.http_errors import error_text, status_of
from server.usecases.linkedin.tab import links, recruiter_notes, tab
from server.usecases.linkedin.tab.tab import ActivityHistory, Tab
from server.web import form_input, headers, responses
from server.web.account.sign_in import actor
from server.web.crumbs import with_way_back

pages = Blueprint("linkedin_tab", __name__)

_PAGE = "linkedin/tab/linkedin.html"
_HISTORY = "linkedin/activities/_linkedin_history.html"
_ACTIVITIES = "linkedin/activities/linkedin_activities.html"
# So long a page that asked for news looks for them by itself; the worker may be busy, or not running at all.
_PATIENCE = 2 * clock.MINUTE
# With or without its beginning, as people paste it; nothing but the web is ever a link.
_ADDRESS = re.compile(r"(https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?/[^\s]*", re.I | re.ASCII)


@pages.get("/candidates/<row:candidate>/linkedin")
def show(candidate: int) -> Response:
    """The profile with its actions, InMail and notes history at the bottom; htmx gets the history alone."""
    return _page(tab.read(actor(), candidate))


@pages.get("/candidates/<row:candidate>/linkedin/activities")
def activities(candidate: int) -> Response:
    """Recruiter notes, InMail activity and rejections."""
    return _activities(candidate)


@pages.post("/candidates/<row:candidate>/linkedin/refresh")
def refresh(candidate: int) -> Response:
    """Let the worker ask LinkedIn now; the page looks for the answer by itself."""
    since = tab.refresh(actor(), candidate)
    page = "/activities" if form_input.text("page") == "activities" else ""
    return responses.done(gettext("LinkedIn is asked for news."), _address(candidate, f"{page}?since={since}"))


@pages.post("/candidates/<row:candidate>/linkedin/link")
def link(candidate: int) -> Response:
    """Link a member from the list, or whom LinkedIn's own widget says was chosen there."""
    return _linked(candidate, "member", lambda: links.link(actor(), candidate, form_input.text("member")))


@pages.post("/candidates/<row:candidate>/linkedin/address")
def link_address(candidate: int) -> Response:
    """Link the profile whose address was pasted."""
    return _linked(candidate, "address", lambda: links.link_address(actor(), candidate, form_input.text("address")))


@pages.get("/candidates/<row:candidate>/linkedin/unlink")
def ask_unlink(candidate: int) -> Response:
    """The question before a profile is unlinked."""
    return responses.page(
        "linkedin/tab/linkedin_unlink.html", "linkedin/tab/_linkedin_unlink.html", candidate_view=tab.read(actor(), candidate)
    )


@pages.post("/candidates/<row:candidate>/linkedin/unlink")
def unlink(candidate: int) -> Response:
    """Say that the candidate is not this person."""
    undoable_action = links.unlink(actor(), candidate, form_input.text("member"))
    return responses.done(
        gettext("The profile is unlinked. It can be linked again below."), _address(candidate), undoable_action=undoable_action
    )


@pages.post("/candidates/<row:candidate>/linkedin/notes")
def add_note(candidate: int) -> Response:
    """Write a recruiter note."""
    text, public = form_input.text("recruiter_note"), form_input.ticked("public")
    try:
        recruiter_notes.add(actor(), candidate, text, public, form_key=form_input.text("form_key"))
    except Invalid as invalid:
        return _activities(candidate, 422, invalid.errors)
    return responses.done(gettext("The note is saved."), _address(candidate, "/activities"))


@pages.get("/candidates/<row:candidate>/linkedin/notes/<row:note>")
def edit_note(candidate: int, note: int) -> Response:
    """The form to change or delete an own recruiter note."""
    return _note(candidate, note)


@pages.post("/candidates/<row:candidate>/linkedin/notes/<row:note>")
def change_note(candidate: int, note: int) -> Response:
    """Change an own recruiter note."""
    try:
        recruiter_notes.change(actor(), candidate, note, form_input.text("recruiter_note"), form_input.ticked("public"))
    except Invalid as invalid:
        return _note(candidate, note, 422, invalid.errors)
    return responses.done(gettext("The note is saved."), _address(candidate, "/activities"))


@pages.post("/candidates/<row:candidate>/linkedin/notes/<row:note>/delete")
def delete_note(candidate: int, note: int) -> Response:
    """Delete an own recruiter note."""
    recruiter_notes.remove(actor(), candidate, note)
    return responses.done(gettext("The note is deleted."), _address(candidate, "/activities"))


def _linked(candidate: int, field: str, do: Callable[[], int | None]) -> Response:
    try:
        undoable_action = do()
    except (NotAProfile, LinkedInProfileTaken) as error:
        return _page(tab.read(actor(), candidate), error, field)
    return responses.done(gettext("The profile is linked."), _address(candidate), undoable_action=undoable_action)


def _page(tab_page: Tab, error: NotAProfile | LinkedInProfileTaken | None = None, field: str = "") -> Response:
    if tab_page.widget:
        headers.allow_widget(tab_page.widget.origins)
    refused = {"text": error_text(error), "candidate": error.extra.get("candidate")} if error else None
    errors = {field: error.message} if isinstance(error, NotAProfile) and field == "address" else {}
    data: dict[str, Any] = {"candidate_view": tab_page, "refused": refused, "errors": errors, "form_values": form_input.texts()}
    data |= {"waiting_since": _waiting(tab_page), "profile_address": _web_address(tab_page), "taken": TAKEN}
    answer = responses.page(_PAGE, _HISTORY if not error else None, status_of(error) if error else 200, **data)
    if form_input.text("nobody") and responses.wants_part() and (tab_page.history.member_known or tab_page.possible):
        answer.headers["HX-Refresh"] = "true"  # the profile, above the part that htmx asked for, is another now
    return answer


def _web_address(tab_page: Tab) -> str | None:
    """The address of the profile shown, as a link to the web and nowhere else."""
    address = (tab_page.linked.member.profile_url if tab_page.linked else None) or ""
    web = _ADDRESS.fullmatch(address)
    return (address if web[1] else f"https://{address}") if web else None


def _waiting(tab_page: Tab) -> int | None:
    """Since when the reader waits for news, while there are none and there is hope."""
    since = _asked_since(tab_page.history)
    matching = tab_page.synced and not tab_page.history.member_known and (tab_page.asked_at or 0) < since
    return since if since and (matching or (tab_page.history.as_of or 0) < since) else None


def _asked_since(history: ActivityHistory) -> int:
    """Since when the reader waits, as the address says; 0 when not, or not any more."""
    since = form_input.instant("since") or 0
    hope = history.from_linkedin and not history.trouble and clock.now() - _PATIENCE < since <= clock.now()
    return since if hope else 0


def _activities(candidate: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    activities = tab.recruiting_activities(actor(), candidate)
    since = _asked_since(activities.history)
    data: dict[str, Any] = {"waiting_since": since if since > (activities.history.as_of or 0) else None}
    return responses.page(
        _ACTIVITIES, status=status, candidate_view=activities, form_values=form_input.texts(), errors=errors or {}, **data
    )


def _note(candidate: int, note: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    kept = recruiter_notes.own(actor(), candidate, note)
    written = {"recruiter_note": kept.text} | ({} if kept.private else {"public": "on"})
    data: dict[str, Any] = {
        "note": kept,
        "candidate": candidate,
        "form_values": form_input.texts() if errors else written,
        "errors": errors or {},
    }
    return responses.page("linkedin/activities/linkedin_note.html", status=status, **data)


def _address(candidate: int, rest: str = "") -> str:
    return with_way_back(f"/candidates/{candidate}/linkedin{rest}")
