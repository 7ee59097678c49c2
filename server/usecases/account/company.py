"""Company information: what the organisation is called on its public pages (attract.md 19)."""

from urllib.parse import urlsplit

from server.domain.errors import Invalid, bounded, required
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import company
from server.storage.account.company import CompanyRow
from server.storage.database import transaction
from server.usecases import access


def read(actor: Actor) -> CompanyRow | None:
    """What is known of the organisation. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    return company.read()


def public() -> CompanyRow | None:
    """The same for the pages that everybody may read."""
    return company.read()


def keep(actor: Actor, name: str, website: str) -> None:
    """Say what the organisation is called, and where its website is. Raise NotPermitted, Invalid."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    name = required(" ".join(name.split()), "name", 200)
    website = bounded(website.strip(), "website", 500)
    if website and (urlsplit(website).scheme not in ("https", "http") or not urlsplit(website).netloc):
        raise Invalid({"website": N_("This is a whole address, such as https://company.example.")})
    with transaction():
        company.keep(name, website or None)
