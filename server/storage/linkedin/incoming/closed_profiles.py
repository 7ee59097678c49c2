"""Members who were exported and closed their account at LinkedIn (linkedin.md 15)."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from peewee import JOIN

from server.domain import clock
from server.domain.linkedin.possible_people import MemberFacts
from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import Candidate, ClosedProfile, User

OPEN, ERASED, KEPT = "open", "erased", "kept"

# LinkedIn is asked again about days that were read before: a notice that was erased stays so.
_KEEP = Statement(
    """insert into closed_profile (member, profile_url, candidate_id, state, closed_at, seen_at)
       select ?, ?, candidate.id, 'open', ?, ? from (select 1) one left join candidate on candidate.id = ?
         where not exists (select 1 from closed_profile c where c.member = ? and c.closed_at = ?)
       on conflict (member, closed_at) do nothing"""
)
_MEMBERS = Statement("select distinct member from closed_profile where candidate_id = ? order by member")
_THEIRS = """select id, member from closed_profile where state <> 'erased' and (candidate_id = ? or member in ({}))"""
_OF_PERSON = Statement(_THEIRS.format("select value from json_each(?)"), _THEIRS.format("select unnest(?::text[])"))
_ERASE = Statement(
    """update closed_profile set state = 'erased', member = ?, profile_url = null, candidate_id = null, decided_by_id = ?,
         decided_at = ? where id = ?"""
)
_HOLDER = """select i.candidate_id from linkedin_identity i where i.key in ({}) order by i.id limit 1"""
_HELD = Statement(_HOLDER.format("select value from json_each(?)"), _HOLDER.format("select unnest(?::text[])"))
# Nobody reads on after a hundred.
_OPEN = Statement("select count(*) from (select 1 from closed_profile where state = 'open' limit 100) counted")


class ClosedRow(NamedTuple):
    """A closed account; ``candidate`` is who it was here, while they are. Instants are milliseconds."""

    id: int
    member: str
    profile_url: str | None
    candidate: int | None
    name: str | None
    state: str
    closed_at: int
    decided_by: str | None
    decided_at: int | None

    @property
    def public_key(self) -> str | None:
        """The identity key of the profile, where LinkedIn named one."""
        return MemberFacts(self.member, profile_url=self.profile_url).public_key


def keep(member: str, profile_url: str | None, candidate: int | None, closed_at: int) -> bool:
    """Keep a notice that is not here yet; whether it was not. Within the caller's transaction."""
    return _KEEP.run(member, profile_url, closed_at, clock.now(), candidate, _nameless(member), closed_at) > 0


def holder(keys: object) -> int | None:
    """The candidate who has one of the profile keys ``keys`` (storage.ids.id_list)."""
    row = _HELD.row(keys)
    return row[0] if row else None


def open_count() -> int:
    """How many wait for a decision; 100 stands for more."""
    row = _OPEN.row()
    return int(row[0]) if row else 0


def page(state: str, after: int | None, limit: int) -> list[ClosedRow]:
    """Closed accounts in ``state``, newest first, from the row id ``after`` on."""
    query = _select().where(ClosedProfile.state == state)
    query = query.where(ClosedProfile.id < after) if after is not None else query
    return [ClosedRow(*row) for row in query.order_by(ClosedProfile.id.desc()).limit(limit).tuples()]


def by_id(closed: int) -> ClosedRow | None:
    """The closed account with this row id."""
    row = _select().where(ClosedProfile.id == closed).tuples().first()
    return ClosedRow(*row) if row else None


def decide(closed: int, state: str, user: int | None) -> None:
    """Keep what an administrator decided; None takes a decision back."""
    decided_at = clock.now() if user is not None else None
    ClosedProfile.update(state=state, decided_by=user, decided_at=decided_at).where(ClosedProfile.id == closed).execute()


def erase(members: Sequence[str], candidate: int | None, user: int) -> None:
    """Of the notices about a person only that they came is left."""
    for id, member in _OF_PERSON.rows(candidate, id_list(members)):
        _ERASE.run(_nameless(member), user, clock.now(), id)


def members_of(candidate: int) -> list[str]:
    """The members whose notices point to a candidate."""
    return [member for (member,) in _MEMBERS.rows(candidate)]


def _nameless(member: str) -> str:
    """What stands for a member who was erased: the same notice is known again by it, and nobody by nothing else."""
    return f"erased:{blake2b(member.encode(), digest_size=16).hexdigest()}"


def _select() -> Any:
    columns = (
        ClosedProfile.id,
        ClosedProfile.member,
        ClosedProfile.profile_url,
        ClosedProfile.candidate,
        Candidate.name,
        ClosedProfile.state,
        ClosedProfile.closed_at,
        User.name,
        ClosedProfile.decided_at,
    )
    query = ClosedProfile.select(*columns).join(Candidate, JOIN.LEFT_OUTER).switch(ClosedProfile)
    return query.join(User, JOIN.LEFT_OUTER, on=(ClosedProfile.decided_by == User.id))
