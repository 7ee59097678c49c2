"""Admin center, Sync: how far Attract and LinkedIn agree, and the ledger of what LinkedIn was told about one person."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.linkedin.kinds import Kind
from server.domain.words import N_
from server.usecases.linkedin import sync
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("admin_sync", __name__)

_SYNC = "/admin/linkedin/sync"


@pages.get(_SYNC)
def show() -> Response:
    """State per kind, progress, quotas, reasons; htmx gets the moving part alone."""
    return answers.page("admin/sync.html", "admin/_sync_state.html", found=sync.overview(actor()), kind_names=KIND_NAMES)


@pages.post(f"{_SYNC}/dry-run")
def rehearse() -> Response:
    """Begin a dry run."""
    sync.rehearse(actor())
    return answers.done(gettext("The dry run has begun. Nothing is sent by it."), _SYNC)


@pages.post(f"{_SYNC}/start")
def start() -> Response:
    """Begin to send."""
    sync.start(actor())
    return answers.done(gettext("The sync has begun."), _SYNC)


@pages.post(f"{_SYNC}/pause")
def pause() -> Response:
    """Send nothing until resumed."""
    sync.pause(actor())
    return answers.done(gettext("The sync is paused. What changes meanwhile is sent when you resume."), _SYNC)


@pages.post(f"{_SYNC}/resume")
def resume() -> Response:
    """Go on sending."""
    sync.resume(actor())
    return answers.done(gettext("The sync goes on."), _SYNC)


@pages.post(f"{_SYNC}/compare")
def compare() -> Response:
    """Compare everything once more."""
    sync.compare_again(actor())
    return answers.done(gettext("Everything is compared once more. Only differences are sent."), _SYNC)


@pages.get(f"{_SYNC}/withdraw")
def confirm_withdrawal() -> Response:
    """What withdrawing everything means."""
    return answers.page("admin/sync_withdraw.html", found=sync.overview(actor()), kind_names=KIND_NAMES)


@pages.post(f"{_SYNC}/withdraw")
def withdraw() -> Response:
    """Take back what was sent."""
    sync.withdraw(actor())
    return answers.done(gettext("Attract takes back what LinkedIn was sent."), _SYNC)


@pages.get(f"{_SYNC}/records")
def records() -> Response:
    """Failed or refused records of one kind."""
    kind, state = typed.choice("kind", Kind) or Kind.CANDIDATE, typed.text("state") or "refused"
    found = sync.troubled(actor(), kind, state, typed.number("after") or 0)
    more = found[-1].id if len(found) == sync.SHOWN else None
    return answers.page("admin/sync_records.html", found=found, kind=kind, state=state, more=more, kind_names=KIND_NAMES)


@pages.post(f"{_SYNC}/retry")
def retry() -> Response:
    """Try the failed or refused records of one kind again."""
    sync.retry(actor(), typed.choice("kind", Kind) or Kind.CANDIDATE, typed.text("state"))
    return answers.done(gettext("They are tried again."), _SYNC)


@pages.get(f"{_SYNC}/candidates/<row:candidate>")
def ledger(candidate: int) -> Response:
    """What LinkedIn was told about one person."""
    found = sync.ledger(actor(), candidate)
    return answers.page("admin/sync_ledger.html", found=found, kind_names=KIND_NAMES, field_names=FIELD_NAMES)


KIND_NAMES = {
    Kind.JOB: N_("Jobs"),
    Kind.CANDIDATE: N_("Candidates"),
    Kind.CANDIDATE_NOTE: N_("Notes on candidates"),
    Kind.APPLICATION: N_("Applications"),
    Kind.STAGE: N_("Stages"),
    Kind.APPLICATION_NOTE: N_("Notes on applications"),
    Kind.FEEDBACK: N_("Interview feedback"),
    Kind.ASSIGNEE: N_("People with access"),
    Kind.ACL: N_("Access to jobs"),
}
FIELD_NAMES = {
    "title": N_("title"),
    "description": N_("description"),
    "location": N_("location"),
    "apply_url": N_("apply address"),
    "first_name": N_("first name"),
    "last_name": N_("last name"),
    "emails": N_("e-mail address"),
    "phones": N_("phone number"),
    "profile_url": N_("address in Attract"),
    "created_at": N_("date added"),
    "modified_at": N_("date changed"),
    "linkedin_url": N_("public profile address"),
    "company": N_("employer"),
    "member": N_("linked LinkedIn profile"),
    "candidate": N_("which person"),
    "job": N_("which job"),
    "job_title": N_("title of the job"),
    "email": N_("e-mail address"),
    "source": N_("source"),
    "disposition": N_("reason of rejection"),
    "stage": N_("stage"),
    "text": N_("text"),
    "author_first": N_("author"),
    "author_last": N_("author"),
    "evaluations": N_("evaluation"),
    "interviewer_first": N_("interviewer"),
    "interviewer_last": N_("interviewer"),
}
