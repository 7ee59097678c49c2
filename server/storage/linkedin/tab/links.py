"""Which member of LinkedIn a candidate is: links, what was unlinked, and whom LinkedIn itself takes them for."""

import json
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from server.domain import clock
from server.domain.linkedin.possible_people import MemberFacts
from server.storage.candidates import contacts
from server.storage.database import Statement, lock
from server.storage.ids import id_list
from server.storage.tables import LinkedInMatch, Unlinking

_LINKS = Statement(
    """select i.key, i.profile_url, i.linked_at, u.name from linkedin_identity i left join app_user u on u.id = i.linked_by_id
       where i.candidate_id = ? order by i.id"""
)
# A person key is "person:" and the last part of the URN "urn:li:person:<id>" (domain.linkedin.urns).
_MEMBERS = """select m.member, m.first_name, m.last_name, m.headline, m.company, m.location, m.profile_url, m.email,
        i.candidate_id, c.name
    from linkedin_member m left join linkedin_identity i on i.key = 'person:' || substr(m.member, 15)
    left join candidate c on c.id = i.candidate_id
    where m.member {among} or m.name_key {among} order by m.member limit 100"""
_AMONG = ("in (select value from json_each(?))", "= any(?)")
_MEMBERS_KNOWN = Statement(*(_MEMBERS.format(among=among) for among in _AMONG))
_HOLDERS = """select i.key, i.candidate_id, c.name from linkedin_identity i join candidate c on c.id = i.candidate_id
    where i.key {among} and i.candidate_id <> ?"""
_HELD = Statement(*(_HOLDERS.format(among=among) for among in _AMONG))
_UNLINKED = Statement(
    """select n.member, n.keys, u.name, n.at from unlinking n left join app_user u on u.id = n.by_id
       where n.candidate_id = ? order by n.id"""
)
_MATCH = Statement(
    """select m.members, m.asked_at, m.due_at, r.acknowledged is not null and r.may_be_there
       from candidate c left join linkedin_match m on m.candidate_id = c.id
       left join sync_record r on r.kind = 'candidate' and r.subject = 'candidate' and r.subject_id = c.id where c.id = ?"""
)
_BEGIN = """insert into linkedin_match (candidate_id, record, members, tries, due_at)
       select c.id, new.record, '[]', 0, ? from (
         select r.id as record, r.subject_id from sync_record r
         where r.kind = 'candidate' and r.state in ('waiting', 'acknowledged')
           and r.id > coalesce((select max(record) from linkedin_match), 0)
           and exists (select 1 from candidate known where known.id = r.subject_id) order by r.id limit 500) new
       join candidate c on c.id = new.subject_id where true order by c.id {lock}
       on conflict (candidate_id) do update set record = excluded.record"""
# The row of the candidate comes before that of the match, as for everybody.
_NEW = Statement(_BEGIN.format(lock=""), _BEGIN.format(lock="for key share of c"))
_ANY_NEW = Statement(
    """select 1 from sync_record r where r.kind = 'candidate' and r.state in ('waiting', 'acknowledged')
       and r.id > coalesce((select max(record) from linkedin_match), 0) limit 1"""
)
_DUE = Statement(
    """select m.candidate_id, m.tries,
         exists (select 1 from sync_record r where r.kind = 'candidate' and r.subject = 'candidate'
                 and r.subject_id = m.candidate_id and r.acknowledged is not null and r.may_be_there),
         exists (select 1 from linkedin_identity i where i.candidate_id = m.candidate_id and i.key like 'person:%')
       from linkedin_match m where m.due_at <= ? order by m.due_at, m.id limit ?"""
)
_MATCHED = Statement("update linkedin_match set members = ?, tries = tries + 1, due_at = ?, asked_at = ? where candidate_id = ?")
_PUT_OFF = Statement("update linkedin_match set tries = tries + 1, due_at = ? where candidate_id = ?")
_ASK = Statement(
    """insert into linkedin_match (candidate_id, record, members, tries, due_at) values (?, 0, '[]', 0, ?)
       on conflict (candidate_id) do update set tries = 0, due_at = excluded.due_at"""
)


class Link(NamedTuple):
    """An identity key of a candidate, and who linked it when; ``by`` is None for LinkedIn's own exports."""

    key: str
    profile_url: str | None
    at: int
    by: str | None


class Unlinked(NamedTuple):
    """A member whom somebody took from the candidate, with the ``keys`` that went."""

    member: str
    keys: list[str]
    by: str | None
    at: int


class Matching(NamedTuple):
    """Whom LinkedIn takes a candidate for, when it was asked, and whether it knows the candidate at all."""

    members: list[str]
    asked_at: int | None
    due_at: int | None
    synced: bool


class Due(NamedTuple):
    """A candidate to ask LinkedIn about; only one that is ``synced`` can be asked about."""

    candidate: int
    tries: int
    synced: bool
    linked: bool


def of_candidate(candidate: int) -> list[Link]:
    """The identity keys of a candidate, oldest link first."""
    return [Link(*row) for row in _LINKS.rows(candidate)]


def members(urns: Sequence[str], name_keys: Sequence[str]) -> list[MemberFacts]:
    """The members with one of these URNs, or whose folded name is one of ``name_keys``; at most 100."""
    return [MemberFacts(*row) for row in _MEMBERS_KNOWN.rows(id_list(urns), id_list(name_keys))]


def holders(keys: Sequence[str], besides: int) -> list[tuple[str, int, str]]:
    """Key, candidate and name of whoever but ``besides`` holds one of ``keys``."""
    return [(key, candidate, name) for key, candidate, name in _HELD.rows(id_list(keys), besides)]


def unlinked(candidate: int) -> list[Unlinked]:
    """Whom the candidate is not, oldest first."""
    return [Unlinked(member, json.loads(keys), by, at) for member, keys, by, at in _UNLINKED.rows(candidate)]


def keep_unlinking(candidate: int, member: str, keys: Sequence[str], by: int) -> None:
    """Remember that the candidate is not ``member``, and which keys went with that."""
    forget_unlinking(candidate, member)
    Unlinking.create(candidate=candidate, member=member, keys=json.dumps([*keys]), by=by)


def forget_unlinking(candidate: int, member: str | None = None) -> None:
    """Forget that the candidate is not ``member``; None forgets it of everybody."""
    chosen = Unlinking.candidate == candidate
    Unlinking.delete().where(chosen if member is None else chosen & (Unlinking.member == member)).execute()


def matching(candidate: int) -> Matching:
    """Whom LinkedIn takes the candidate for, as far as it was asked."""
    row = _MATCH.row(candidate)
    listed, asked_at, due_at, synced = row or (None, None, None, False)
    return Matching(json.loads(listed or "[]"), asked_at, due_at, bool(synced))


def alone() -> None:
    """Keep others who change who many are taken for waiting until the transaction ends; before any candidate is held."""
    lock("linkedin_match")


def begin_matching(due_at: int) -> bool:
    """Let candidates that LinkedIn is being told of be asked about at ``due_at``; whether there were any new ones."""
    return _NEW.run(due_at) > 0


def any_new() -> bool:
    """Whether LinkedIn is being told of a candidate that nobody has planned to ask about."""
    return _ANY_NEW.row() is not None


def due(limit: int) -> list[Due]:
    """The candidates that LinkedIn is to be asked about now, longest due first."""
    return [Due(id, tries, bool(synced), bool(linked)) for id, tries, synced, linked in _DUE.rows(clock.now(), limit)]


def keep_matches(new_matches: Sequence[tuple[int, Sequence[str], int | None]]) -> None:
    """Keep candidate, matched members, and when to ask again (None for never)."""
    now = clock.now()
    matches = sorted(new_matches, key=_candidate)
    _MATCHED.each([(json.dumps([*members]), due_at, now, candidate) for candidate, members, due_at in matches])
    contacts.keep_members({candidate: members for candidate, members, _ in matches})


def put_off(later: Sequence[tuple[int, int | None]]) -> None:
    """Ask about these candidates at these instants."""
    _PUT_OFF.each([(due_at, candidate) for candidate, due_at in sorted(later, key=_candidate)])


def ask(candidate: int, due_at: int) -> None:
    """Ask LinkedIn about a candidate at ``due_at``, and from there on as if for the first time."""
    _ASK.run(candidate, due_at)


def forget_member(members: Sequence[str]) -> None:
    """Forget who else was said not to be these members (person URNs, or keys of profiles): they were erased."""
    Unlinking.delete().where(Unlinking.member.in_([*members])).execute()


_candidate = itemgetter(0)


def forget_matches() -> None:
    """LinkedIn takes nobody for anybody any more: the company was disconnected."""
    alone()
    LinkedInMatch.delete().execute()
