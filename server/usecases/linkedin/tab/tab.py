"""The LinkedIn tab of a candidate: what a reader may see there, finished (attract.md 3.7 and 3.8).

Who may see what: nothing of LinkedIn before the installation and the reader themselves are connected (statements 30, 31);
with a Recruiter seat everything, with another seat or none the basic public data (35-37); history with contract level (18-20).
"""

from dataclasses import dataclass, field, replace

from server.domain import clock
from server.domain.errors import NotPermitted
from server.domain.linkedin.access_levels import IntegrationState, LinkedInFeature
from server.domain.linkedin.activities import OthersInMail, OwnInMail, Rejection, WrittenNote
from server.domain.linkedin.possible_people import MemberFacts, PossibleMember
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.candidates.candidates import CandidateRow
from server.storage.database import transaction
from server.storage.linkedin.tab import activities, links, recruiter_notes
from server.storage.linkedin.tab.links import Unlinked
from server.usecases import access
from server.usecases.access import CandidateAccess
from server.usecases.linkedin.setup.widgets import Widget
from server.usecases.linkedin.tab import tab_widget
from server.usecases.linkedin.tab.tab_match import TabMatch, look_up
from server.usecases.linkedin.tab.tab_profile import Linked
from server.usecases.linkedin.tab.tab_reader import Reach, TabReader, reader_of
from server.usecases.linkedin.tab.tab_widget import Missing

# What the polls call them (storage.linkedin.incoming.cursors): of a seat, and of a contract.
INMAIL_STREAM, NOTES_STREAM = "inmail", "notes"


@dataclass(frozen=True, slots=True)
class ActivityHistory:
    """The bottom of the tab. None is what the access level does not open; ``as_of`` is when LinkedIn was read last.

    ``member_known``: it is known whose InMail and notes to look for, so that "none" means none.
    """

    member_known: bool = False
    inmails: list[OwnInMail] | None = None
    others: list[OthersInMail] = field(default_factory=list)
    notes: list[WrittenNote] | None = None
    as_of: int | None = None
    trouble: str | None = None

    @property
    def from_linkedin(self) -> bool:
        """Whether LinkedIn is asked for any of it."""
        return self.inmails is not None or self.notes is not None


@dataclass(frozen=True, slots=True)
class Tab:
    """The main page of the tab. ``possible`` is the list to choose from, ``unlinked`` what can be linked again by its address.

    ``missing`` says why there is no ``widget``, to whoever would see it; ``may_edit``: the reader can mend the person's data.
    ``asked_at`` is when LinkedIn was asked whom it takes the candidate for.
    """

    row: CandidateRow
    reader: TabReader
    linkedin: bool
    may_link: bool
    linked: Linked | None = None
    possible: tuple[PossibleMember, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    may_edit: bool = False
    widget: Widget | None = None
    missing: Missing | None = None
    synced: bool = False
    asked_at: int | None = None
    past_prospect: bool = False
    history: ActivityHistory = field(default_factory=ActivityHistory)


@dataclass(frozen=True, slots=True)
class RecruitingActivities:
    """The sub-tab, newest first. ``history.inmails`` is None without the access level or a Recruiter seat.

    ``inmails`` are the reader's own and other people's; ``jobs`` names the jobs of the rejections.
    """

    row: CandidateRow
    reader: TabReader
    linkedin: bool
    may_write: bool
    notes: list[WrittenNote]
    history: ActivityHistory
    inmails: list[OwnInMail | OthersInMail]
    rejections: list[Rejection]
    jobs: dict[int, str]


def read(actor: Actor, candidate_id: int) -> Tab:
    """The LinkedIn tab. Raise NotFound, NotPermitted."""
    candidate_access = _candidate(actor, candidate_id)
    reader = reader_of(actor)
    past, may_edit = _past_prospect(candidate_access), candidate_access.can(Action.EDIT_CANDIDATE)
    tab = Tab(
        candidate_access.row,
        reader,
        True,
        candidate_access.can(Action.LINK_LINKEDIN_PROFILE),
        may_edit=may_edit,
        past_prospect=past,
    )
    if reader.reach not in (Reach.BASIC, Reach.FULL):
        return tab
    return _with_profile(tab, reader, look_up(tab.row))


def recruiting_activities(actor: Actor, candidate_id: int) -> RecruitingActivities:
    """The Recruiting activities sub-tab (statements 39-45). Raise NotFound, NotPermitted."""
    candidate_access = _candidate(actor, candidate_id)
    reader = reader_of(actor)
    own = [
        WrittenNote(note.created_at, note.author_name, note.text, note.private, note.author == actor.id, note.id)
        for note in recruiter_notes.about(candidate_id, actor.id)
    ]
    history = _history(reader, look_up(candidate_access.row).members if reader.reach == Reach.FULL else [], everybodys=True)
    readable = {one.row.id: one.row.job.title for one in candidate_access.where(Action.READ_ACTIVITY)}
    rejections = [one for one in activities.rejections(candidate_id, actor.id) if one.application in readable]
    may_write = reader.standing.state == IntegrationState.ENABLED and candidate_access.can(Action.WRITE_RECRUITER_NOTE)
    notes = sorted([*own, *(history.notes or [])], key=lambda note: note.at, reverse=True)
    inmails: list[OwnInMail | OthersInMail] = [*(history.inmails or []), *history.others]
    inmails.sort(key=lambda one: one.at, reverse=True)
    return RecruitingActivities(candidate_access.row, reader, True, may_write, notes, history, inmails, rejections, readable)


def refresh(actor: Actor, candidate_id: int) -> int:
    """Let the worker ask LinkedIn for news now; the instant from which an answer is newer. Raise NotFound, NotPermitted.

    It asks for what the reader may see: their own InMail, the notes of their contracts, and whom LinkedIn matches.
    """
    _candidate(actor, candidate_id)
    reader = reader_of(actor)
    if reader.reach != Reach.FULL:
        raise NotPermitted
    now = clock.now()
    with transaction():
        activities.read_now((INMAIL_STREAM, NOTES_STREAM), (*reader.seat.seats, *reader.seat.contracts))
        links.ask(candidate_id, now)
    return now


def _candidate(actor: Actor, candidate_id: int) -> CandidateAccess:
    candidate_access = access.candidate(actor, candidate_id)
    candidate_access.require(Action.SEE_LINKEDIN_TAB)
    return candidate_access


def _with_profile(tab: Tab, reader: TabReader, match: TabMatch) -> Tab:
    widget = tab_widget.widget(reader, match.synced)
    reads_history = reader.reach == Reach.FULL and widget is None
    return replace(
        tab,
        linked=replace(match.linked, member=_basic(match.linked.member, reader)) if match.linked else None,
        possible=tuple(replace(one, member=_basic(one.member, reader)) for one in match.possible if widget or one.recognizable),
        unlinked=match.unlinked,
        widget=widget,
        missing=tab_widget.missing(tab.row.id, tab.past_prospect, match.synced) if reads_history else None,
        synced=match.synced,
        asked_at=match.asked_at,
        history=_history(reader, match.members),
    )


def _basic(member: MemberFacts, reader: TabReader) -> MemberFacts:
    """``member`` as the reader may see them: without a Recruiter seat only what anybody can see (statements 36, 37)."""
    if reader.reach == Reach.FULL:
        return member
    return MemberFacts(member.urn, member.first_name, member.last_name, holder=member.holder, holder_name=member.holder_name)


def _history(reader: TabReader, members: list[str], everybodys: bool = False) -> ActivityHistory:
    """InMail and notes; whoever never wrote with the prospect gets an empty history (statement 48).

    What is private is for who connected as the holder of the seat; a seat mapped by hand is not enough (statements 43, 46).
    """
    proven = reader.seat.proven
    inmails = activities.own_inmails(members, proven) if reader.may(LinkedInFeature.INMAIL_HISTORY) else None
    others = activities.others_inmails(members, proven) if inmails or (everybodys and inmails is not None) else []
    notes = activities.prospect_notes(members, proven) if reader.may(LinkedInFeature.NOTES_HISTORY) else None
    if inmails is None and notes is None:
        return ActivityHistory()
    streams = activities.streams((INMAIL_STREAM, NOTES_STREAM), (*reader.seat.seats, *reader.seat.contracts))
    as_of = min((one.read_at or 0 for one in streams), default=0) or None
    trouble = next((one.trouble for one in streams if one.trouble), None)
    return ActivityHistory(bool(members), inmails, others, notes, as_of, trouble)


def _past_prospect(candidate_access: CandidateAccess) -> bool:
    return any(one.row.past_prospect for one in candidate_access.applications)
