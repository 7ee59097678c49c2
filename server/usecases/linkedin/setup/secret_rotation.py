"""Changing secrets without downtime: that of the application at LinkedIn (linkedin.md 2.3), and the keys that seal them all."""

from collections.abc import Sequence

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import encryption
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import account
from server.usecases import access
from server.usecases.linkedin.setup import connection


def roll_secret(actor: Actor) -> None:
    """Get a new secret. The earlier one stays valid, for notifications under way, until it is forgotten.

    Raise NotPermitted, Invalid while there are two, LinkedInTrouble.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    earlier, urn = account.secret("client_secret"), account.read().app_urn
    if account.secret("earlier_secret"):
        raise Invalid({"secret": N_("Forget the earlier secret first: LinkedIn keeps no more than two.")})
    fresh = connection.partner().roll_secret(urn)
    with transaction():
        lock("linkedin_account")
        account.change(client_secret=fresh, earlier_secret=earlier, token=None, token_expires_at=None)


def forget_earlier_secret(actor: Actor) -> None:
    """Accept the newest secret alone from now on. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        lock("linkedin_account")
        account.change(earlier_secret=None)


def reseal(keys: Sequence[str]) -> None:
    """Seal every kept secret again with the first of ``keys``, for the operator. Raise EncryptionKeyMissing."""
    encryption.bind(keys)
    with transaction():
        lock("linkedin_account")
        account.reseal()
