"""Admin center, LinkedIn Integration: the company, the partner's credentials, connecting and disconnecting (attract.md 3.2-3.4).

Every step reads, then asks LinkedIn outside of any transaction, then keeps the answer; each can be done again after a crash.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from server.domain import clock
from server.domain.errors import EncryptionKeyMissing, Invalid, LinkedInNotSetUp, bounded, required
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import encryption, sync_dirty
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import account, fresh_start, integrations, schedules, seats
from server.storage.linkedin.setup.account import Account
from server.storage.linkedin.tab import links
from server.usecases import access
from server.usecases.linkedin.setup import connection

EVERYBODY, HIRING_TEAM = "everybody", "hiring_team"
_NAME_LIMIT = 50  # of an application at LinkedIn (linkedin.md 2.3)
_COMPANY_ID = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


def save_company(actor: Actor, name: str, company_id: str) -> None:
    """Keep the company's name and number as LinkedIn knows them (statements 4-6).

    Raise NotPermitted, Invalid for a number with anything but digits, or a new one while connected (linkedin.md 3.6).
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    name, company_id = required(name, "company_name", 200), company_id.strip()
    if not _COMPANY_ID.fullmatch(company_id):
        raise Invalid({"company_id": N_("A Company ID has digits only, such as 2414183.")})
    with _to_change() as linkedin_account:
        if linkedin_account.connected and linkedin_account.company_id != company_id:
            raise Invalid({"company_id": N_("Disconnect first: a new Company ID means connecting again, on both sides.")})
        account.change(company_name=name, company_id=company_id)
        if linkedin_account.company_id not in ("", company_id):
            fresh_start.forget_sync()


def save_partner(actor: Actor, client_id: str, client_secret: str) -> None:
    """Keep the partner's client ID and secret, sealed; an empty secret leaves the one that is there, for the same client ID.

    Raise NotPermitted, Invalid, EncryptionKeyMissing.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    client_id = required(client_id, "partner_id", 200)
    client_secret = bounded(client_secret, "partner_secret", 500).strip()
    if not encryption.ready():
        raise EncryptionKeyMissing
    with _to_change() as linkedin_account:
        if client_secret:
            account.change(partner_id=client_id, partner_secret=client_secret)
        elif not linkedin_account.has_partner_secret or linkedin_account.partner_id != client_id:
            raise Invalid({"partner_secret": N_("This is needed.")})


def missing(linkedin_account: Account) -> list[str]:
    """What Connect still needs, as sentences for the administrator."""
    needs = (
        (connection.offered(), N_("The operator switches LinkedIn on with LINKEDIN_ENVIRONMENT.")),
        (encryption.ready(), EncryptionKeyMissing.message),
        (bool(linkedin_account.company_id), N_("Save the Company name and the Company ID.")),
        (linkedin_account.has_partner_secret, N_("Save the partner's client ID and client secret.")),
    )
    return [str(sentence) for there, sentence in needs if not there]


def prepare(actor: Actor) -> None:
    """Find this installation's application at LinkedIn, or have it made, and keep its credentials (linkedin.md 2.3).

    The sign-in that follows needs them; nothing counts as connected before it succeeded (``complete``).
    Raise NotPermitted, LinkedInNotSetUp naming what is missing, LinkedInLocked, EncryptionKeyMissing, LinkedInTrouble.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    linkedin_account = account.read()
    if needed := missing(linkedin_account):
        raise LinkedInNotSetUp(needed[0])
    connection.check_lock(linkedin_account)
    linkedin_account = _identified()
    app = connection.partner().find_or_make(
        foreign_id(linkedin_account.callback_token),
        app_name(linkedin_account),
        f"Applicant tracking of {linkedin_account.company_name}",
        [redirect_address()],
        [connection.settings().public_url],
    )
    tell_addresses(app.urn)
    with transaction():
        lock("linkedin_account")
        account.change(app_urn=app.urn, client_id=app.client_id, client_secret=app.client_secret, token=None)


def complete(actor: Actor) -> None:
    """The administrator has signed in at LinkedIn: this installation is connected from now on (attract.md 3.4, step 1).

    Raise NotPermitted, LinkedInNotSetUp when it was never prepared.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    with _to_change() as linkedin_account:
        if not linkedin_account.client_id:
            raise LinkedInNotSetUp
        account.change(connected_by=actor.id, connected_at=clock.now(), trouble=None, trouble_at=None)
        schedules.start(schedules.INTEGRATIONS, linkedin_account.organization)
        sync_dirty.everything()  # what changed while nothing was connected left no mark


def tell_addresses(app_urn: str) -> None:
    """Tell LinkedIn where the sign-in leads back to, and on which site its widgets stand. Raise LinkedInTrouble."""
    connection.partner().update(app_urn, [redirect_address()], [connection.settings().public_url])


def disconnect(actor: Actor, forget_partner: bool = False) -> None:
    """Forget tokens and secrets and stop the exchange; what is here stays, and so does what LinkedIn has (design 5.7).

    The numbers of the application are kept, so that connecting again finds the same one. ``forget_partner`` forgets the
    partner's credentials as well. Raise NotPermitted.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    with _to_change():
        account.change(client_secret=None, earlier_secret=None, token=None, token_expires_at=None)
        account.change(connected_at=None, connected_by=None, sync="off", environment="", public_url="")
        account.change(trouble=None, trouble_at=None)
        if forget_partner:
            account.change(partner_id="", partner_secret=None)
        integrations.forget_all()
        for stream in (schedules.INTEGRATIONS, schedules.SEATS):
            schedules.drop(stream)
        seats.retire_all()
        links.forget_matches()


def choose_viewers(actor: Actor, viewers: str) -> None:
    """Let everybody with a seat see the jobs in LinkedIn, or only their hiring teams (linkedin.md 3.4, 8).

    LinkedIn hears of it at the next round, which is due at once. Raise NotPermitted, Invalid.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    if viewers not in (EVERYBODY, HIRING_TEAM):
        raise Invalid({"viewers": N_("Choose who sees the jobs.")})
    with _to_change() as linkedin_account:
        if linkedin_account.viewers == viewers:
            return
        account.change(viewers=viewers)
        schedules.hurry(schedules.INTEGRATIONS)
        if linkedin_account.connected:
            sync_dirty.everything()


def app_name(linkedin_account: Account) -> str:
    """What the application is called: at most 50 characters, and without the name of the platform (linkedin.md 2.3)."""
    company = re.sub("linkedin", "", linkedin_account.company_name, flags=re.IGNORECASE)
    return " ".join(f"Attract - {company.strip() or linkedin_account.company_id}".split())[:_NAME_LIMIT].strip()


def foreign_id(callback_token: str) -> str:
    """The id of this installation among the partner's: as stable as ``callback_token``, which it does not give away."""
    return f"attract-{hashlib.sha256(callback_token.encode()).hexdigest()[:32]}"


def redirect_address() -> str:
    """Where LinkedIn's sign-in leads back to."""
    return f"{connection.settings().public_url}/linkedin/callback"


def callback_address(linkedin_account: Account) -> str:
    """Where LinkedIn's notifications arrive; nobody can guess it."""
    return f"{connection.settings().public_url}/webhooks/linkedin/{linkedin_account.callback_token}"


def _identified() -> Account:
    """The account, which has a callback token and is tied to this installation before anything of it leaves."""
    own = connection.settings()
    with transaction():
        lock("linkedin_account")
        token = account.read().callback_token or secrets.token_urlsafe(32)
        account.change(callback_token=token, environment=own.linkedin_environment, public_url=own.public_url)
        return account.read()


@contextmanager
def _to_change() -> Iterator[Account]:
    """The account within a transaction of its own, with others kept from changing it until that ends."""
    with transaction():
        lock("linkedin_account")
        yield account.read()
