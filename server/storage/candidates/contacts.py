"""How candidates can be reached: their contact details, and the keys by which others are found to be the same person."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from server.domain import clock
from server.domain.contacts import ContactDetails, KeyKind, Network
from server.domain.linkedin import names
from server.domain.linkedin.urns import only_person, person_key
from server.domain.person import email_key
from server.storage import sync_dirty
from server.storage.candidates import candidate_search, pool_texts
from server.storage.database import Statement
from server.storage.ids import among, id_list
from server.storage.tables import Candidate, ContactKey, SocialLink

_TEXTS = ("email", "second_email", "phone", "home_phone", "work_phone", "location")
_DETAILS = among(
    f"""select c.id, l.network, l.address, c.name, c.first_name, c.last_name, {", ".join(f"c.{text}" for text in _TEXTS)}
        from candidate c left join social_link l on l.candidate_id = c.id where c.id {{among}}"""
)
_KEYS = Statement("select kind, key from contact_key where candidate_id = ? order by kind, key")
_FORGET = Statement("delete from contact_key where candidate_id = ? and kind = ?")
_ADD = Statement("insert into contact_key (candidate_id, kind, key) values (?, ?, ?) on conflict do nothing")


def details(candidate: int) -> ContactDetails:
    """The contact details of a candidate; first and last name as far as they can be told apart."""
    return details_of([candidate]).get(candidate, ContactDetails())


def details_of(candidates: Sequence[int]) -> dict[int, ContactDetails]:
    """The contact details of these candidates, those that are there."""
    known: dict[int, list[str | None]] = {}
    links: dict[int, dict[Network, str]] = {}
    for id, network, address, *row in _DETAILS.rows(id_list(candidates)):
        known[id] = row
        if network:
            links.setdefault(id, {})[Network(network)] = address
    return {id: _details(*row, links=links.get(id, {})) for id, row in known.items()}


def _details(name: str | None, *row: str | None, links: Mapping[Network, str]) -> ContactDetails:
    first, last, *texts = row
    fields = dict(zip(_TEXTS, (text or "" for text in texts), strict=True))
    return ContactDetails(*names.split(name or "", first, last), **fields, links=MappingProxyType(dict(links)))


def keys(candidate: int) -> list[tuple[KeyKind, str]]:
    """By what others are found to be the same person as this one."""
    return [(KeyKind(kind), key) for kind, key in _KEYS.rows(candidate)]


def keep(candidate: int, new: ContactDetails) -> None:
    """Replace the contact details of a candidate."""
    fields = new.fields()
    texts = {name: fields[name] or None for name in fields if not name.startswith("link_")}
    columns = {"name": new.name, "email_key": email_key(new.email) if new.email else None, "updated_at": clock.now()}
    Candidate.update(**texts, **columns).where(Candidate.id == candidate).execute()
    _replace_links(candidate, new.links)
    pool_texts.follow(candidate)
    _replace_keys(candidate, new.keys())
    candidate_search.renew(candidate)
    sync_dirty.candidate(candidate)


def clear(candidate: int) -> None:
    """Let nobody find this candidate by anything."""
    _replace_links(candidate, {})
    ContactKey.delete().where(ContactKey.candidate == candidate).execute()


def put_links_back(candidate: int, links: Mapping[str, str]) -> None:
    """Let a candidate, whose row is as it was, have these links (by network) and be found again."""
    _replace_links(candidate, {Network(network): address for network, address in links.items()})
    pool_texts.follow(candidate)
    renew_keys(candidate)


def renew_keys(candidate: int) -> None:
    """Work out anew by what others are found to be the same person as this one."""
    _replace_keys(candidate, details(candidate).keys())


def add_email(candidate: int, email: str) -> None:
    """Others with this address may be the same person as a new candidate."""
    _ADD.run(candidate, KeyKind.EMAIL.value, email_key(email))


def keep_members(matches: Mapping[int, Sequence[str]]) -> None:
    """Keep whom LinkedIn takes candidates for: by one member alone two candidates can be the same person."""
    member = KeyKind.MEMBER.value
    _FORGET.each([(candidate, member) for candidate in matches])
    sole = [(candidate, urns[0]) for candidate, urns in matches.items() if len(urns) == 1 and only_person(urns[0])]
    _ADD.each([(candidate, member, person_key(urn)) for candidate, urn in sole])


def _replace_links(candidate: int, links: Mapping[Network, str]) -> None:
    SocialLink.delete().where(SocialLink.candidate == candidate).execute()
    for network, address in links.items():
        SocialLink.create(candidate=candidate, network=network.value, address=address)


def _replace_keys(candidate: int, keys: Collection[tuple[KeyKind, str]]) -> None:
    told = (ContactKey.candidate == candidate) & (ContactKey.kind != KeyKind.MEMBER.value)
    ContactKey.delete().where(told).execute()
    _ADD.each([(candidate, kind.value, key) for kind, key in sorted(keys)])
