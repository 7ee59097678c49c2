"""Asking for feedback and reminding of it (attract.md 5.3 and 12).

An application that comes to a stage with a Feedback activity leaves a stage entry; the worker asks whoever takes part there,
each once for that stage, and reminds those who did not answer in time, once.
"""

from collections import defaultdict

from server.domain.errors import FeedbackGiven, NotFound, bounded
from server.domain.notifications import MESSAGE_LIMIT, NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.applications import feedback_requests
from server.storage.applications.feedback_requests import OpenRequest, ToAsk
from server.storage.candidates import candidates
from server.storage.database import lock, transaction
from server.usecases import access, form_idempotency
from server.usecases.notifications import notify

AT_ONCE = 500  # applications, or reminders, in one transaction
TO_GIVE = "/feedback"
_LOCK = "feedback-asks"


def work() -> bool:
    """Ask and remind whoever is due; whether there was anybody. Two small queries when there is nobody."""
    any_asked = feedback_requests.any_entry() and _ask()
    reminded = feedback_requests.any_due() and _remind()
    return any_asked or reminded


def remind(actor: Actor, request: int, message: str = "", form_key: str = "") -> int:
    """Remind somebody of their feedback by hand (statement 267), with ``message`` in the words of ``actor``; the candidate.

    The same again with the same ``form_key`` reminds once. Raise NotFound, NotPermitted, FeedbackGiven, Invalid.
    """
    message = bounded(message.strip(), "message", MESSAGE_LIMIT)
    request_row = feedback_requests.by_id(request)
    if request_row is None:
        raise NotFound
    with transaction():
        one = access.application_to_change(actor, request_row[0], Action.REMIND_OF_FEEDBACK)
        requests = feedback_requests.open_ones([request])
        if not requests:
            raise FeedbackGiven
        form_idempotency.once(
            actor, form_key, ("reminder", request, message), lambda: _remind_by_hand(actor, requests[0], message)
        )
    return one.row.candidate


def _ask() -> bool:
    with transaction():
        lock(_LOCK)
        entries = feedback_requests.entries(AT_ONCE)
        candidates.hold_of(*entries.values())
        entered = feedback_requests.take(entries)
        new_requests = feedback_requests.to_ask(entered)
        feedback_requests.ask(new_requests)
        _tell([one for one in new_requests if one.user != one.moved_by])  # who moved somebody there knows
    return bool(entered)


def _tell(new_requests: list[ToAsk]) -> None:
    """One notification a person and a job, however many applicants came at once."""
    by_person: dict[tuple[int, int], list[ToAsk]] = defaultdict(list)
    for one in new_requests:
        by_person[one.user, one.job].append(one)
    single: dict[int, list[ToAsk]] = defaultdict(list)
    several: dict[tuple[int, int], list[ToAsk]] = defaultdict(list)
    for (_, job), requests in by_person.items():
        if len(requests) == 1:
            single[requests[0].application].append(requests[0])
        else:
            several[job, len(requests)].append(requests[0])
    for ones in single.values():
        args = {"candidate": ones[0].candidate_name, "job": ones[0].job_name}
        notify([one.user for one in ones], NotificationKind.FEEDBACK_ASKED, args, _form(ones[0].candidate), ones[0].candidate)
    for (_, count), ones in several.items():
        notify(
            [o.user for o in ones],
            NotificationKind.FEEDBACK_ASKED_FOR_SEVERAL,
            {"count": count, "job": ones[0].job_name},
            TO_GIVE,
        )


def _remind() -> bool:
    with transaction():
        lock(_LOCK)
        requests = feedback_requests.due(AT_ONCE)
        candidates.hold_of(*requests.values())
        due = feedback_requests.take_due(requests)
        for one in due:
            args = {"candidate": one.candidate_name, "job": one.job_name}
            notify([one.user], NotificationKind.FEEDBACK_OVERDUE, args, _form(one.candidate), one.candidate)
        feedback_requests.reminded([one.id for one in due])
    return bool(requests)


def _remind_by_hand(actor: Actor, one: OpenRequest, message: str) -> int:
    args = {"who": actor.name, "candidate": one.candidate_name, "job": one.job_name, "message": message}
    notify([one.user], NotificationKind.FEEDBACK_REMINDER, args, _form(one.candidate), one.candidate)
    feedback_requests.reminded([one.id])
    return one.id


def _form(candidate: int) -> str:
    return f"/candidates/{candidate}/feedback"
