"""The environment lock: a copy of the database elsewhere, or on another LinkedIn, does not talk before somebody confirms it."""

from dataclasses import dataclass

from server.domain.errors import LinkedInLocked
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import account, fresh_start, schedules
from server.usecases import access
from server.usecases.linkedin.setup import connection, setup


@dataclass(frozen=True, slots=True)
class EnvironmentMove:
    """Where the connection was made, and where this installation is now; ``same_linkedin`` when only the address differs."""

    environment: str
    public_url: str
    environment_now: str
    public_url_now: str

    @property
    def same_linkedin(self) -> bool:
        """Whether the connection can come along: an application at one LinkedIn is unknown to the other."""
        return self.environment == self.environment_now


def move() -> EnvironmentMove | None:
    """What holds the lock, or None when nothing does."""
    if not connection.offered():
        return None
    linkedin_account, own = account.read(), connection.settings()
    try:
        connection.check_lock(linkedin_account)
    except LinkedInLocked:
        return EnvironmentMove(
            linkedin_account.environment, linkedin_account.public_url, own.linkedin_environment, own.public_url
        )
    return None


def confirm(actor: Actor) -> None:
    """This installation moved: it is the one that was connected, at a new address, which LinkedIn is told.

    Raise NotPermitted, LinkedInLocked when LinkedIn is another one, LinkedInNotSetUp, LinkedInTrouble.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    held = move()
    if held is None:
        return
    if not held.same_linkedin:
        raise LinkedInLocked
    linkedin_account = account.read()
    with transaction():
        lock("linkedin_account")
        account.change(public_url=connection.settings().public_url)
        schedules.hurry(schedules.INTEGRATIONS)  # the callback address changed with it
    if linkedin_account.app_urn:
        setup.tell_addresses(linkedin_account.app_urn)


def start_anew(actor: Actor) -> None:
    """This is another installation: it forgets the connection it was copied with, and gets one of its own on Connect.

    Nothing happens to one that is not locked. Raise NotPermitted.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    if move() is None:
        return
    with transaction():
        lock("linkedin_account")
        fresh_start.forget_application()
