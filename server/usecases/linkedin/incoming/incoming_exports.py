"""Exports that arrive from LinkedIn: fetched, then taken over the same way as the extension's (linkedin.md 9, design 5.2).

First LinkedIn's answer is kept, then one transaction puts the person on the job and settles the incoming export; so a process
that is killed between any two steps leaves an incoming export that is looked at again, and nothing is asked, made or lost twice.
"""

import json
import logging
import random
from collections.abc import Sequence
from time import monotonic

from server.domain import clock
from server.domain.errors import (
    AmbiguousPerson,
    EncryptionKeyMissing,
    JobClosed,
    JobNotActive,
    LinkedInRefused,
    LinkedInThrottled,
    LinkedInTrouble,
    NotAProfile,
    NotFound,
    NotPermitted,
    ProspectsOff,
)
from server.domain.jobs import JobStatus, check_takes_prospects
from server.domain.linkedin.incoming_exports import (
    AMBIGUOUS,
    ERASED,
    EXPIRED,
    FOREIGN,
    NOBODY,
    STATUS_CHANGE,
    UNKNOWN_EXPORT,
    UNKNOWN_JOB,
    ExportContent,
    IncomingExportRefused,
    IncomingExportState,
    told_of,
)
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.linkedin.client import LinkedIn
from server.linkedin.incoming import ExportedPerson
from server.storage.account import users
from server.storage.database import lock, transaction
from server.storage.jobs import jobs
from server.storage.jobs.jobs import JobRow
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.incoming.incoming_exports import IncomingExportRow
from server.storage.linkedin.setup import account
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.usecases import access
from server.usecases.applications import exports
from server.usecases.candidates import identity
from server.usecases.candidates.identity import Choice
from server.usecases.candidates.suppression_list import is_suppressed
from server.usecases.linkedin.setup import alerts, connection, integrations

BATCH = 20
MOST_TRIES = 4  # an export may be to be had a moment after its notification, not an hour later
_FIRST_PAUSE = 15_000
_LONGEST_PAUSE = clock.HOUR
_LOOK_FOR_JOBS = 15.0  # seconds
_log = logging.getLogger(__name__)
_Asked = LinkedInTrouble | EncryptionKeyMissing


def work() -> bool:
    """Look at what is due; whether there was anything. LinkedIn's troubles only delay, and the administrator sees them."""
    _jobs.look()
    due = incoming_exports.due(BATCH)
    for number, row in enumerate(due):
        try:
            _look(row)
        except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
            _put_off(due[number:], trouble)
            return False
        except Exception as error:
            # One that nobody foresaw must not keep the others waiting.
            _log.exception("An incoming_export from LinkedIn could not be looked at")
            _put_off([row], LinkedInTrouble(type(error).__name__))
    return bool(due)


def take_over(incoming_export_id: int, choice: Choice = None) -> bool:
    """Put the person of an incoming export on the job and settle it, or say why not; False when it was settled before.

    ``choice`` is who a person said is meant. Raise Invalid for one who was not to choose from.
    """
    with transaction():
        lock(f"incoming_export:{incoming_export_id}")
        row = incoming_exports.by_id(incoming_export_id)
        if row is None or row.state not in (IncomingExportState.NEW, IncomingExportState.UNDECIDED) or not row.raw:
            return False
        try:
            _put_on_job(row, choice)
        except AmbiguousPerson:
            incoming_exports.settle(row.id, IncomingExportState.UNDECIDED, AMBIGUOUS)
            alerts.tell(NotificationKind.LINKEDIN_EXPORT)
        except (IncomingExportRefused, NotPermitted, JobNotActive, JobClosed, ProspectsOff) as refusal:
            _refuse(row, refusal.code)
    return True


def told(row: IncomingExportRow) -> ExportContent:
    """What LinkedIn told of an incoming export. Raise NotFound when it has not answered, or the answer was thrown away."""
    if not row.raw:
        raise NotFound
    return told_of(json.loads(row.raw)["told"])


def _look(row: IncomingExportRow) -> None:
    if row.type == STATUS_CHANGE:
        _status_changed(row)
    elif row.raw or _fetched(row):
        take_over(row.id)


def _status_changed(row: IncomingExportRow) -> None:
    try:
        integrations.refresh(row.notification)
    except LinkedInRefused:
        # The number says nothing to LinkedIn; how all integrations stand is asked every few minutes anyway.
        if row.tries < MOST_TRIES - 1:
            raise
    with transaction():
        if _still_open(row):
            incoming_exports.settle(row.id, IncomingExportState.DONE)


def _fetched(row: IncomingExportRow) -> bool:
    """Whether LinkedIn has an export under the number, and told of it in time; its answer is kept in any case.

    Not where somebody else dismissed or finished the incoming export while LinkedIn was asked: what they decided stays.
    """
    client = connection.client()
    exported_people = _ask(client, row.notification)
    if exported_people and not _keep(row, exported_people):
        return False
    if _had_expired(row, client):
        _give_up(row, EXPIRED)
        return False
    if not exported_people and row.tries < MOST_TRIES - 1:
        _put_off([row], None)
    elif not exported_people:
        _give_up(row, UNKNOWN_EXPORT)
    return bool(exported_people)


def _had_expired(row: IncomingExportRow, client: LinkedIn) -> bool:
    """Whether the notification came too late by LinkedIn's clock, which the answer told: ours may be minutes off.

    One that came in time is taken over however late LinkedIn answers.
    """
    return row.expires_at is not None and row.expires_at <= row.received_at + client.now() - clock.now()


def _ask(client: LinkedIn, number: str) -> list[ExportedPerson]:
    try:
        return client.export(number)
    except LinkedInRefused as refusal:
        if refusal.status in (400, 404):  # what it answers to a number it does not know is UNCONFIRMED (linkedin.md 9.4)
            return []
        raise


def _keep(row: IncomingExportRow, exported_people: Sequence[ExportedPerson]) -> bool:
    with transaction():
        if not _still_open(row):
            return False
        for number, person in enumerate(exported_people):
            id = row.id if not number else incoming_exports.add_next(row, number + 1)
            content = _told(person)
            if id is not None and is_suppressed(content.traces()):
                incoming_exports.erase([id])
            elif id is not None:
                answer = json.dumps({"told": content.text(), "answer": person.raw})
                incoming_exports.keep_answer(id, answer, content.job, content.exporter, content.name)
    return True


def _told(person: ExportedPerson) -> ExportContent:
    return ExportContent(
        member=person.member,
        first_name=person.first_name,
        last_name=person.last_name,
        profile_url=person.profile_url,
        headline=person.headline,
        location=person.location,
        company=next(iter(person.employers), None),
        emails=tuple(person.emails),
        job=person.job or "",
        context=person.integration_context or "",
        exporter=person.exporter,
    )


def _put_on_job(row: IncomingExportRow, choice: Choice) -> None:
    """Raise AmbiguousPerson, Invalid, or why the export is not taken over."""
    content = told(row)
    if content.context != account.read().organization:
        raise IncomingExportRefused(FOREIGN)
    job, user = _open_job(content)
    person = content.person()
    lock(*content.traces())
    if choice is None and is_suppressed(content.traces()):
        raise IncomingExportRefused(ERASED)
    try:
        identified = identity.identify(user, person, exports.SOURCE, choice)
    except NotAProfile:
        raise IncomingExportRefused(NOBODY) from None
    created = exports.put_on_job(job.id, identified, person, user)
    if not created.new:
        identity.learn_keys(user, identified, person)  # so that LinkedIn's next word about this member is about this candidate
    _remember(content)
    outcome = exports.EXPORTED if created.new else exports.ALREADY
    incoming_exports.settle(row.id, IncomingExportState.DONE, outcome, identified.id, created.application)


def _open_job(content: ExportContent) -> tuple[JobRow, int | None]:
    """The job, and the user who exported to it; None for somebody whom only LinkedIn knows, and answers for."""
    holder = incoming_exports.holder(content.exporter) if content.exporter else None
    job = jobs.by_job_id(content.job, holder[0] if holder else 0)
    if job is None:
        raise IncomingExportRefused(UNKNOWN_JOB)
    if holder is not None:
        user = users.by_id(holder[0])
        if user is None or not access.of_job(user.actor(), job).can(Action.EXPORT_TO_JOB):
            raise NotPermitted
    check_takes_prospects(job.name, JobStatus(job.status), bool(job.prospects_enabled))
    return job, holder[0] if holder else None


def _remember(content: ExportContent) -> None:
    """Keep who the member is: for the LinkedIn tab, and for the day they leave. The address was typed in, so it is not theirs."""
    if content.member:
        details = (content.headline, content.company, content.location, content.profile_url)
        members.keep(MemberRow(content.member, content.first_name, content.last_name, *details))


def _refuse(row: IncomingExportRow, code: str) -> None:
    _log.warning("An export from LinkedIn was refused: %s", code)
    incoming_exports.settle(row.id, IncomingExportState.REFUSED, code)
    if code == ERASED:
        incoming_exports.erase([row.id])
    else:
        alerts.tell(NotificationKind.LINKEDIN_EXPORT)


def _give_up(row: IncomingExportRow, code: str) -> None:
    with transaction():
        open_row = _still_open(row)
        if open_row and not (code == UNKNOWN_EXPORT and open_row.raw):  # LinkedIn has answered another worker by now
            _refuse(row, code)


def _still_open(row: IncomingExportRow) -> IncomingExportRow | None:
    """The incoming export as it is now that LinkedIn has answered, held; None when somebody settled it meanwhile."""
    lock(f"incoming_export:{row.id}")
    fresh_row = incoming_exports.by_id(row.id)
    return fresh_row if fresh_row and fresh_row.state == IncomingExportState.NEW else None


def _put_off(rows: Sequence[IncomingExportRow], trouble: _Asked | None) -> None:
    """Look at these again later, longer every time, with a spread, and not before LinkedIn says it will answer."""
    tries = min((row.tries for row in rows), default=0)
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE << min(tries, 10))
    until = clock.now() + int(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, hides nothing
    if isinstance(trouble, LinkedInThrottled) and trouble.until:
        until = max(until, trouble.until)
    code, message = (trouble.code, str(trouble)) if trouble else ("", "")
    with transaction():
        incoming_exports.put_off([row.id for row in rows], until, code, message)


class _Jobs:
    """Looks now and then for exports that were refused because of a job that takes prospects by now."""

    def __init__(self) -> None:
        self.next = 0.0

    def look(self) -> None:
        """Let the worker look at them again."""
        if monotonic() < self.next:
            return
        self.next = monotonic() + _LOOK_FOR_JOBS
        if incoming_exports.any_job_open():
            with transaction():
                incoming_exports.wake()


_jobs = _Jobs()
