"""What people are told about, in words (attract.md 20): kinds of notification, and topics to choose by.

A notification is kept as its kind and its arguments; the reader's language decides what it says when it is read or sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from server.domain.i18n_marker import N_
from server.domain.roles import ROLE_NAMES

Value = str | int | list[str]
Say = Callable[[str], str]
MESSAGE_LIMIT = 2000


class Topic(StrEnum):
    """What each user chooses about: to be told in Attract, by e-mail, both, or not at all."""

    APPROVAL_ASKED = "approval_asked"
    APPROVAL_REMINDER = "approval_reminder"
    APPROVAL_OUTCOME = "approval_outcome"
    FEEDBACK_ASKED = "feedback_asked"
    FEEDBACK_REMINDER = "feedback_reminder"
    CANDIDATE_ADDED = "candidate_added"
    JOB_CLOSED = "job_closed"
    IMPORT_FINISHED = "import_finished"
    ROLE_CHANGED = "role_changed"
    LINKEDIN = "linkedin"


@dataclass(frozen=True, slots=True)
class NotificationChannel:
    """Where somebody is told about a topic."""

    in_app: bool
    mail: bool


class NotificationKind(StrEnum):
    """What happened. ``NOTIFICATION_TEMPLATES`` says which arguments each kind takes."""

    APPROVAL_ASKED = "approval_asked"
    APPROVAL_REMINDER = "approval_reminder"
    JOB_APPROVED = "job_approved"
    JOB_REJECTED = "job_rejected"
    FEEDBACK_ASKED = "feedback_asked"
    FEEDBACK_ASKED_FOR_SEVERAL = "feedback_asked_for_several"
    FEEDBACK_OVERDUE = "feedback_overdue"
    FEEDBACK_REMINDER = "feedback_reminder"
    CANDIDATE_ADDED = "candidate_added"
    CANDIDATES_ADDED = "candidates_added"
    CANDIDATE_APPLIED = "candidate_applied"
    JOB_CLOSED = "job_closed"
    IMPORT_FINISHED = "import_finished"
    ROLE_CHANGED = "role_changed"
    LINKEDIN_CLOSED = "linkedin_closed"
    LINKEDIN_EXPORT = "linkedin_export"
    INVITED_TO_APPLY = "invited_to_apply"


@dataclass(frozen=True, slots=True)
class NotificationTemplate:
    """How a kind is said: ``title`` with places for its arguments, and ``act``, what its link leads to.

    ``topic`` is None for what goes to people who are no users, by e-mail alone.
    """

    topic: Topic | None
    title: str
    act: str


@dataclass(frozen=True, slots=True)
class NotificationText:
    """A notification in words; ``message`` is what a person wrote to go with it, or empty."""

    title: str
    act: str
    message: str


_SAY_JOB, _SAY_FEEDBACK = N_("Open the job"), N_("Give feedback")
NOTIFICATION_TEMPLATES: dict[NotificationKind, NotificationTemplate] = {
    NotificationKind.APPROVAL_ASKED: NotificationTemplate(
        Topic.APPROVAL_ASKED, N_("%(who)s asks you to approve the job %(job)s."), N_("Approve or reject")
    ),
    NotificationKind.APPROVAL_REMINDER: NotificationTemplate(
        Topic.APPROVAL_REMINDER, N_("Your approval of the job %(job)s is still missing."), N_("Approve or reject")
    ),
    NotificationKind.JOB_APPROVED: NotificationTemplate(Topic.APPROVAL_OUTCOME, N_("The job %(job)s is approved."), _SAY_JOB),
    NotificationKind.JOB_REJECTED: NotificationTemplate(
        Topic.APPROVAL_OUTCOME, N_("%(who)s did not approve the job %(job)s."), _SAY_JOB
    ),
    NotificationKind.FEEDBACK_ASKED: NotificationTemplate(
        Topic.FEEDBACK_ASKED, N_("Your feedback on %(candidate)s is asked for: %(job)s."), _SAY_FEEDBACK
    ),
    NotificationKind.FEEDBACK_ASKED_FOR_SEVERAL: NotificationTemplate(
        Topic.FEEDBACK_ASKED, N_("Your feedback is asked for on several candidates (%(count)s): %(job)s."), _SAY_FEEDBACK
    ),
    NotificationKind.FEEDBACK_OVERDUE: NotificationTemplate(
        Topic.FEEDBACK_REMINDER, N_("Your feedback on %(candidate)s is still missing: %(job)s."), _SAY_FEEDBACK
    ),
    NotificationKind.FEEDBACK_REMINDER: NotificationTemplate(
        Topic.FEEDBACK_REMINDER, N_("%(who)s reminds you of your feedback on %(candidate)s: %(job)s."), _SAY_FEEDBACK
    ),
    NotificationKind.CANDIDATE_ADDED: NotificationTemplate(
        Topic.CANDIDATE_ADDED, N_("%(who)s added %(candidate)s to the job %(job)s."), N_("See the candidate")
    ),
    NotificationKind.CANDIDATES_ADDED: NotificationTemplate(
        Topic.CANDIDATE_ADDED, N_("%(who)s added several candidates (%(count)s) to the job %(job)s."), _SAY_JOB
    ),
    NotificationKind.CANDIDATE_APPLIED: NotificationTemplate(
        Topic.CANDIDATE_ADDED, N_("%(candidate)s applied for the job %(job)s."), N_("See the candidate")
    ),
    NotificationKind.JOB_CLOSED: NotificationTemplate(Topic.JOB_CLOSED, N_("%(who)s closed the job %(job)s."), _SAY_JOB),
    NotificationKind.IMPORT_FINISHED: NotificationTemplate(
        Topic.IMPORT_FINISHED, N_("All candidates from Excel are in the talent pool %(pool)s (%(count)s)."), N_("Open the pool")
    ),
    NotificationKind.ROLE_CHANGED: NotificationTemplate(
        Topic.ROLE_CHANGED, N_("%(who)s changed your roles in Attract. They are now: %(roles)s."), N_("See what you may do")
    ),
    NotificationKind.LINKEDIN_CLOSED: NotificationTemplate(
        Topic.LINKEDIN,
        N_("Somebody who was exported has closed their LinkedIn account. Decide whether to erase what Attract has of them."),
        N_("Decide"),
    ),
    NotificationKind.LINKEDIN_EXPORT: NotificationTemplate(
        Topic.LINKEDIN, N_("An export from LinkedIn could not be taken over. It waits until you mend it."), N_("See why")
    ),
    NotificationKind.INVITED_TO_APPLY: NotificationTemplate(
        None, N_("%(who)s invites you to apply for the job %(job)s."), N_("Read about the job and apply")
    ),
}

# What a user is told by both ways unless they chose otherwise; the rest would be too much mail (statements 174-176).
_BY_MAIL_TOO = frozenset(Topic) - {Topic.CANDIDATE_ADDED, Topic.JOB_CLOSED, Topic.IMPORT_FINISHED}
DEFAULTS: dict[Topic, NotificationChannel] = {
    topic: NotificationChannel(in_app=True, mail=topic in _BY_MAIL_TOO) for topic in Topic
}

# What the topics are called where they are chosen.
TOPIC_NAMES: dict[Topic, str] = {
    Topic.APPROVAL_ASKED: N_("Somebody asks me to approve a job"),
    Topic.APPROVAL_REMINDER: N_("My approval is missing for a day"),
    Topic.APPROVAL_OUTCOME: N_("A job that I sent to approvers is approved or rejected"),
    Topic.FEEDBACK_ASKED: N_("My feedback on a candidate is asked for"),
    Topic.FEEDBACK_REMINDER: N_("My feedback is missing"),
    Topic.CANDIDATE_ADDED: N_("Somebody is added to a job of mine, or applies for it"),
    Topic.JOB_CLOSED: N_("A job of mine is closed"),
    Topic.IMPORT_FINISHED: N_("An import of mine is finished"),
    Topic.ROLE_CHANGED: N_("My roles are changed"),
    Topic.LINKEDIN: N_("LinkedIn needs an administrator: an export that cannot be taken over, or a closed account"),
}


def told(kind: str, args: Mapping[str, Value], say: Say) -> NotificationText:
    """A notification in the language that ``say`` speaks. Raise KeyError for an argument that the kind needs and lacks."""
    words = NOTIFICATION_TEMPLATES[NotificationKind(kind)]
    filled = {name: _worded(name, value, say) for name, value in args.items()}
    return NotificationText(say(words.title) % filled, say(words.act), str(args.get("message", "")))


def _worded(name: str, value: Value, say: Say) -> str:
    # Roles are told by their codes, so that everybody reads their names in their own language.
    if name == "roles" and isinstance(value, list):
        return ", ".join(say(ROLE_NAMES[role]) for role in value) or say(N_("none"))
    return str(value)
