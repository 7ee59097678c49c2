"""Admin center, Sync: how far Attract and LinkedIn agree, and the ledger of what LinkedIn was told about one person."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.linkedin.kinds import RecordKind
from server.usecases.linkedin.outgoing import ledger as ledgers
from server.usecases.linkedin.outgoing import sync
from server.web import form_input, responses
from server.web.account.sign_in import actor
from server.web.linkedin import sync_labels

pages = Blueprint("admin_sync", __name__)

_SYNC = "/admin/linkedin/sync"


@pages.get(_SYNC)
def show() -> Response:
    """State per kind, progress, quotas, reasons; htmx gets all of it without the frame."""
    return responses.page(
        "linkedin/sync/sync.html", "linkedin/sync/_sync_page.html", sync_overview=sync.overview(actor()), labels=sync_labels
    )


@pages.post(f"{_SYNC}/dry-run")
def start_dry_run() -> Response:
    """Begin a dry run."""
    sync.start_dry_run(actor())
    return responses.done(gettext("The dry run has begun. Nothing is sent by it."), _SYNC)


@pages.post(f"{_SYNC}/start")
def start() -> Response:
    """Begin to send."""
    sync.start(actor())
    return responses.done(gettext("The sync has begun."), _SYNC)


@pages.post(f"{_SYNC}/pause")
def pause() -> Response:
    """Send nothing until resumed."""
    sync.pause(actor())
    return responses.done(gettext("The sync is paused. What changes meanwhile is sent when you resume."), _SYNC)


@pages.post(f"{_SYNC}/resume")
def resume() -> Response:
    """Go on sending."""
    sync.resume(actor())
    return responses.done(gettext("The sync goes on."), _SYNC)


@pages.post(f"{_SYNC}/compare")
def compare() -> Response:
    """Compare everything once more."""
    sync.compare_again(actor())
    return responses.done(gettext("Everything is compared once more. Only differences are sent."), _SYNC)


@pages.get(f"{_SYNC}/withdraw")
def confirm_withdrawal() -> Response:
    """What withdrawing everything means."""
    return responses.page("linkedin/sync/sync_withdraw.html", sync_overview=sync.overview(actor()), labels=sync_labels)


@pages.post(f"{_SYNC}/withdraw")
def withdraw() -> Response:
    """Take back what was sent."""
    sync.withdraw(actor())
    return responses.done(gettext("Attract takes back what LinkedIn was sent."), _SYNC)


@pages.get(f"{_SYNC}/records")
def records() -> Response:
    """Failed, refused or waiting records of one kind."""
    kind, state = form_input.choice("kind", RecordKind) or RecordKind.CANDIDATE, form_input.text("state") or "refused"
    troubled_records = sync.troubled(actor(), kind, state, form_input.number("after") or 0)
    more = troubled_records[-1].id if len(troubled_records) == sync.SHOWN else None
    return responses.page(
        "linkedin/sync/sync_records.html",
        troubled_records=troubled_records,
        kind=kind,
        state=state,
        more=more,
        labels=sync_labels,
    )


@pages.post(f"{_SYNC}/retry")
def retry() -> Response:
    """Try the failed or refused records of one kind again."""
    sync.retry(actor(), form_input.choice("kind", RecordKind) or RecordKind.CANDIDATE, form_input.text("state"))
    return responses.done(gettext("They are tried again."), _SYNC)


@pages.get(f"{_SYNC}/candidates/<row:candidate>")
def ledger(candidate: int) -> Response:
    """What LinkedIn was told about one person."""
    person_ledger = ledgers.read(actor(), candidate)
    return responses.page("linkedin/sync/sync_ledger.html", person_ledger=person_ledger, labels=sync_labels)
