"""How candidates can be reached: their contact details, and the keys by which others are found to be the same person."""

from collections.abc import Collection
from types import MappingProxyType

from server.domain import clock
from server.domain.contacts import ContactDetails, KeyKind, Network
from server.domain.linkedin import names
from server.domain.person import email_key
from server.storage import candidate_search, marks, pool_members
from server.storage.database import Statement
from server.storage.tables import Candidate, ContactKey, SocialLink

_TEXTS = ("email", "second_email", "phone", "home_phone", "work_phone", "location")
_DETAILS = Statement(f"select name, first_name, last_name, {', '.join(_TEXTS)} from candidate where id = ?")
_LINKS = Statement("select network, address from social_link where candidate_id = ?")
_ADD = Statement("insert into contact_key (candidate_id, kind, key) values (?, ?, ?) on conflict do nothing")


def details(candidate: int) -> ContactDetails:
    """The contact details of a candidate; first and last name as far as they can be told apart."""
    name, first, last, *texts = _DETAILS.row(candidate) or ("", *[None] * 8)
    found = {Network(network): address for network, address in _LINKS.rows(candidate)}
    fields = dict(zip(_TEXTS, (text or "" for text in texts), strict=True))
    first_name, last_name = names.split(name, first, last)
    return ContactDetails(first_name, last_name, **fields, links=MappingProxyType(found))


def keep(candidate: int, new: ContactDetails) -> None:
    """Replace the contact details of a candidate."""
    fields = new.fields()
    texts = {name: fields[name] or None for name in fields if not name.startswith("link_")}
    columns = {"name": new.name, "email_key": email_key(new.email) if new.email else None, "updated_at": clock.now()}
    Candidate.update(**texts, **columns).where(Candidate.id == candidate).execute()
    SocialLink.delete().where(SocialLink.candidate == candidate).execute()
    for network, address in new.links.items():
        SocialLink.create(candidate=candidate, network=network.value, address=address)
    pool_members.follow(candidate)
    _replace_keys(candidate, new.keys())
    candidate_search.renew(candidate)
    marks.candidate(candidate)


def renew_keys(candidate: int) -> None:
    """Work out anew by what others are found to be the same person as this one."""
    _replace_keys(candidate, details(candidate).keys())


def add_email(candidate: int, email: str) -> None:
    """Others with this address may be the same person as a new candidate."""
    _ADD.run(candidate, KeyKind.EMAIL.value, email_key(email))


def _replace_keys(candidate: int, keys: Collection[tuple[KeyKind, str]]) -> None:
    ContactKey.delete().where(ContactKey.candidate == candidate).execute()
    _ADD.each([(candidate, kind.value, key) for kind, key in sorted(keys)])
