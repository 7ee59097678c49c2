"""Candidates and the profile keys that belong to them."""

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from server.domain import clock
from server.domain.history import Change, Subject, changed
from server.domain.matching import KnownPerson
from server.domain.option_sets import OptionName
from server.domain.person import Person, email_key
from server.storage import history, sync_dirty
from server.storage.account.option_sets import name_of
from server.storage.candidates import candidate_search, contacts, pool_texts
from server.storage.database import Statement, is_sqlite
from server.storage.ids import among, id_list
from server.storage.tables import Candidate, LinkedInIdentity

_BY_ID = Statement(
    """select c.id, c.name, c.email, c.phone, c.headline, c.company, c.location, c.source, c.created_at, src.label, src.label_nb
       from candidate c left join option src on src.option_set = 'source' and src.code = c.source
       where c.id = ? and c.merged_into_id is null"""
)
_MERGED_INTO = Statement("select merged_into_id from candidate where id = ?")
_MERGED_AMONG = among("select id, merged_into_id from candidate where merged_into_id is not null and id {among}")
_KEYS = Statement("select key, profile_url, linked_at from linkedin_identity where candidate_id = ? order by id")
_KEYS_OF_TWO = Statement(
    "select candidate_id, key, profile_url, linked_at from linkedin_identity where candidate_id in (?, ?) order by id"
)
_KNOWN_BY_KEYS = """
    select c.id, c.name, c.email, c.headline, c.company, c.second_email, i.key
    from candidate c left join linkedin_identity i on i.candidate_id = c.id
    where c.id in (select candidate_id from linkedin_identity where key in ({keys})
                   union select id from candidate where email_key = ?
                   union select candidate_id from contact_key where kind = 'email' and key = ?)
    order by c.id limit 200"""
_KNOWN = Statement(
    _KNOWN_BY_KEYS.format(keys="select value from json_each(?)"), _KNOWN_BY_KEYS.format(keys="select unnest(?::text[])")
)
_EMAILS = """select email_key, id from candidate where email_key {among}
    union select key, candidate_id from contact_key where kind = 'email' and key {among} order by 2"""
_BY_EMAILS = Statement(*(_EMAILS.format(among=among) for among in ("in (select value from json_each(?))", "= any(?::text[])")))
_HOLDERS = """select candidate_id from linkedin_identity where key in ({traces})
    union select candidate_id from contact_key where kind = 'email' and key in (
      select substr(trace, 7) from ({listed}) told where trace like 'email:%')"""
_HOLDING = Statement(
    _HOLDERS.format(traces="select value from json_each(?)", listed="select value as trace from json_each(?)"),
    _HOLDERS.format(traces="select unnest(?::text[])", listed="select unnest(?::text[]) as trace"),
)
_NEW = """insert into candidate (name, email, email_key, headline, company, location, source, created_by_id, created_at,
          updated_at, first_name, last_name, referred_by_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id"""
_ADD = Statement(_NEW)
# Told apart only for somebody of that very name, and never anew.
_NAMES = Statement(
    "update candidate set first_name = ?, last_name = ? where id = ? and name = ? and first_name is null and last_name is null"
)
_UNLINKED = "select candidate_id from unlinking where member = ? and candidate_id {among}"
_UNLINKED_FROM = Statement(*(_UNLINKED.format(among=among) for among in ("in (select value from json_each(?))", "= any(?)")))
# What else than applications, notes and exports of the extension may bring a candidate or rely on one.
_RELIED_ON = Statement(
    """select 1 where exists (select 1 from incoming_export where candidate_id = ?)
       or exists (select 1 from mail_stub where candidate_id = ?)
       or exists (select 1 from pool_member where candidate_id = ?)
       or exists (select 1 from recruiter_note where candidate_id = ?)
       or exists (select 1 from document where candidate_id = ? and removed_at is null)
       or exists (select 1 from candidate_merge where kept_id = ? and undone_at is null)"""
)
_HELD = "select id from candidate where id {among} and merged_into_id is null order by id"
_HOLD = Statement(_HELD.format(among="in (select value from json_each(?))"), f"{_HELD.format(among='= any(?)')} for update")
_OF = "select c.id from candidate c where c.id in (select candidate_id from {what} where id {among}) order by c.id"
_HOLD_OF = {
    what: Statement(
        _OF.format(what=what, among="in (select value from json_each(?))"),
        f"{_OF.format(what=what, among='= any(?)')} for update of c",
    )
    for what in ("application", "note", "document")
}
_LINK = Statement(
    """insert into linkedin_identity (candidate_id, key, profile_url, linked_by_id, linked_at) values (?, ?, ?, ?, ?)"""
)


class CandidateRow(NamedTuple):
    """What is known of a person."""

    id: int
    name: str
    email: str | None
    phone: str | None
    headline: str | None
    company: str | None
    location: str | None
    source: str
    created_at: int
    source_name: OptionName


class Identity(NamedTuple):
    """A profile that belongs to a candidate."""

    key: str
    profile_url: str | None
    linked_at: int


def by_id(candidate: int) -> CandidateRow | None:
    """The candidate with this id."""
    row = _BY_ID.row(candidate)
    return CandidateRow._make((*row[:9], name_of(row[7], *row[9:]))) if row else None


def merged_into(candidate: int) -> int | None:
    """The candidate that this one was made one with, if it was."""
    row = _MERGED_INTO.row(candidate)
    return row[0] if row else None


def merged_into_among(candidates: Sequence[int]) -> dict[int, int]:
    """Of ``candidates`` those who were made one with another one: with whom."""
    return dict(_MERGED_AMONG.rows(id_list(candidates)))


def identities(candidate: int) -> list[Identity]:
    """The profiles of a candidate, oldest link first."""
    return [Identity(*row) for row in _KEYS.rows(candidate)]


def identities_of_two(one: int, other: int) -> dict[int, list[Identity]]:
    """The profiles of two candidates, oldest link first."""
    identities: dict[int, list[Identity]] = {one: [], other: []}
    for candidate, *identity in _KEYS_OF_TWO.rows(one, other):
        identities[candidate].append(Identity(*identity))
    return identities


def text_list(values: Sequence[str]) -> object:
    """``values`` as the one parameter that "in (every one of these)" takes on either database."""
    return json.dumps(values) if is_sqlite() else list(values)


def known(keys: Sequence[str], email: str | None) -> list[KnownPerson]:
    """Everybody who has one of ``keys`` or the address ``email``, with all of their keys."""
    known_people: dict[int, tuple[tuple[str, str | None, str | None, str | None], str | None, set[str]]] = {}
    address = email_key(email) if email else None
    for id, *details, second_email, key in _KNOWN.rows(text_list(keys), address, address):
        known_people.setdefault(id, (tuple(details), second_email, set()))[2].add(key)
    return [
        KnownPerson(id, *details, keys=frozenset(keys - {None}), second_email=second)
        for id, (details, second, keys) in known_people.items()
    ]


def by_emails(email_keys: Sequence[str]) -> dict[str, list[int]]:
    """The candidates who have these addresses, as their first or second one, by address."""
    ids_by_key: dict[str, list[int]] = {}
    for key, id in _BY_EMAILS.rows(*[text_list(email_keys)] * 2):
        ids_by_key.setdefault(key, []).append(id)
    return ids_by_key


def holding(traces: Collection[str]) -> list[int]:
    """The candidates who have one of these traces (domain.suppression_list): identity keys, or "email:" and an address."""
    kept = text_list(sorted(traces))
    return [id for (id,) in _HOLDING.rows(kept, kept)]


def hold(*candidates: int) -> bool:
    """Keep others from changing, deleting or adding to these candidates until the transaction ends; False when one is gone.

    Whoever changes anything of a candidate holds them first, and all of several at once: CONTRIBUTING.md, "Who waits for whom".
    """
    return len(hold_many(candidates)) == len(set(candidates))


def hold_of(*applications: int) -> None:
    """Hold the candidates whose applications these are."""
    _HOLD_OF["application"].rows(id_list(applications))


def hold_of_note(note: int) -> None:
    """Hold the candidate whom a note is about."""
    _HOLD_OF["note"].rows(id_list([note]))


def hold_of_document(document: int) -> None:
    """Hold the candidate whose document this is."""
    _HOLD_OF["document"].rows(id_list([document]))


def hold_many(candidates: Sequence[int]) -> list[int]:
    """The same with many: those of them who are there, in the order of their ids."""
    return [row[0] for row in _HOLD.rows(id_list(candidates))]


def add(person: Person, source: str, user: int | None, referred_by: int | None = None) -> int:
    """Keep a new candidate; the id. ``user`` is None for LinkedIn's own."""
    now = clock.now()
    key = email_key(person.email) if person.email else None
    names = (person.first_name, person.last_name)
    details = (person.headline, person.company, person.location, source, user, now, now, *names, referred_by)
    id = _ADD.new_id(person.name, person.email, key, *details)
    known = changed({}, {"name": person.name, "email": person.email, "source": source})
    history.record(Subject.CANDIDATE, id, Change.CREATED, user, known, candidate=id)
    if person.email:
        contacts.add_email(id, person.email)
    candidate_search.begin(id, person)
    return id


def link(candidate: int, key: str, profile_url: str | None, user: int | None, undoable_action: int | None = None) -> None:
    """Say that the profile ``key`` is this candidate."""
    _LINK.run(candidate, key, profile_url, user, clock.now())
    linked = {"profile": (None, profile_url or key)}
    history.record(
        Subject.CANDIDATE, candidate, Change.LINKED, user, linked, candidate=candidate, undoable_action=undoable_action
    )
    sync_dirty.candidate(candidate)


def learn_names(candidate: int, person: Person) -> None:
    """Keep first and last name of a candidate called exactly so, of whom only the whole name was known."""
    if (person.first_name or person.last_name) and _NAMES.run(person.first_name, person.last_name, candidate, person.name):
        sync_dirty.candidate(candidate)


def unlinked_from(member: str, among: Sequence[int]) -> set[int]:
    """Those ``among`` the candidates of whom somebody said that they are not ``member`` (person URN)."""
    return {row[0] for row in _UNLINKED_FROM.rows(member, id_list(among))}


def relied_on(candidate: int) -> bool:
    """Whether something from LinkedIn, a pool, a note of the LinkedIn tab, a document or another record is the candidate's."""
    return _RELIED_ON.row(*[candidate] * 6) is not None


def learn_email(candidate: int, email: str | None, user: int | None) -> None:
    """Keep the address of a candidate who had none, or take it away again (None)."""
    known = by_id(candidate)
    key = email_key(email) if email else None
    Candidate.update(email=email, email_key=key, updated_at=clock.now()).where(Candidate.id == candidate).execute()
    changes = changed({"email": known.email if known else None}, {"email": email})
    history.record(Subject.CANDIDATE, candidate, Change.UPDATED, user, changes, candidate=candidate)
    contacts.renew_keys(candidate)
    candidate_search.renew(candidate)
    pool_texts.follow(candidate)
    sync_dirty.candidate(candidate)


def unlink(candidate: int, keys: Collection[str], user: int | None, undoable_action: int | None = None) -> None:
    """Take profile keys away from a candidate."""
    chosen = (LinkedInIdentity.candidate == candidate) & LinkedInIdentity.key.in_(list(keys))
    if LinkedInIdentity.delete().where(chosen).execute():
        gone = {"profile": (sorted(keys), None)}
        history.record(
            Subject.CANDIDATE, candidate, Change.UNLINKED, user, gone, candidate=candidate, undoable_action=undoable_action
        )
    sync_dirty.candidate(candidate)


def remove(candidate: int) -> None:
    """Delete a candidate and all that hangs on them."""
    sync_dirty.candidate(candidate)
    Candidate.delete().where(Candidate.id == candidate).execute()
