"""User settings, Connections, LinkedIn: a user signs in there once, so that it is known which member they are (attract.md 3.6).

An administrator's Connect in the Admin center is the same sign-in, and connects the installation as well (attract.md 3.4).

Authorization code with state and PKCE (S256). No token is kept: the person URN is all that is wanted (linkedin.md 2.2).
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import LinkedInAccountTaken, LinkedInNotSetUp, LinkedInSignInFailed
from server.domain.i18n_marker import N_
from server.domain.linkedin.access_levels import IntegrationState
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.linkedin.oauth import sign_in
from server.storage import sync_dirty
from server.storage.account import users
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import account, connections, schedules, seats
from server.usecases import access
from server.usecases.linkedin.setup import access_levels, connection, setup
from server.usecases.linkedin.setup.seats import OwnSeat, of_user

LIFE = 10 * clock.MINUTE
_REMEMBERED = clock.HOUR  # so long a sign-in that led back nowhere is worth a hint
DECLINED = N_("You declined at LinkedIn, so nothing was connected. Start again whenever you like.")
TAKEN_BUT_SET_UP = N_(
    "LinkedIn is connected. The account you signed in with stays %(name)s's, who connected it in Attract before."
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way: the browser goes to ``address``; all else waits in the user's session.

    ``setting_up`` is an administrator's, which connects the installation too.
    """

    address: str
    state: str
    verifier: str
    at: int
    setting_up: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether its beginner may still wonder what became of it."""
        return clock.now() - _REMEMBERED < self.at <= clock.now()


@dataclass(frozen=True, slots=True)
class Returned:
    """What LinkedIn's sign-in led back with."""

    state: str
    code: str
    error: str


@dataclass(frozen=True, slots=True)
class OwnConnection:
    """What the page of a user's connections says: ``ready`` when the administrator's set-up is complete (statement 30).

    ``address`` is where LinkedIn's sign-in is, "" when there is none; without ``contracts_known`` no seat can be found.
    """

    ready: bool
    seat: OwnSeat
    contracts_known: bool
    administers: bool
    address: str


def read(actor: Actor) -> OwnConnection:
    """The own connection of ``actor``."""
    access.require(actor, Action.OPEN_ATTRACT)
    standing = access_levels.standing()
    return OwnConnection(
        ready=standing.state is IntegrationState.ENABLED,
        seat=of_user(actor.id),
        contracts_known=bool(standing.contracts),
        administers=access.can(actor, Action.SET_UP_LINKEDIN),
        address=connection.www(),
    )


def begin(actor: Actor, setting_up: bool = False) -> Begun:
    """Where to sign in at LinkedIn; nothing is kept of it here. ``setting_up`` is Connect of the Admin center (statement 7).

    Raise NotPermitted, LinkedInNotSetUp before the set-up is complete (or prepared, when setting up), LinkedInLocked.
    """
    access.require(actor, Action.SET_UP_LINKEDIN if setting_up else Action.OPEN_ATTRACT)
    linkedin_account, where = account.read(), connection.addresses()
    if not linkedin_account.client_id or not (setting_up or access_levels.standing().state is IntegrationState.ENABLED):
        raise LinkedInNotSetUp
    connection.check_lock(linkedin_account)
    verifier, token = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    address = sign_in.authorization_address(
        where, linkedin_account.client_id, setup.redirect_address(), token, _challenge(verifier)
    )
    return Begun(address, token, verifier, clock.now(), setting_up)


def finish(actor: Actor, begun: Begun | None, returned: Returned) -> None:
    """Connect ``actor`` with the member who signed in at LinkedIn, and the installation when that was wanted.

    Raise LinkedInSignInFailed when the answer is none to ``begun`` or was declined, LinkedInAccountTaken (the installation
    is connected all the same), LinkedInTrouble.
    """
    access.require(actor, Action.OPEN_ATTRACT)
    if begun is None or not _same(begun.state, returned.state) or begun.at < clock.now() - LIFE:
        raise LinkedInSignInFailed
    if returned.error or not returned.code:
        raise LinkedInSignInFailed(DECLINED if "cancel" in returned.error or "denied" in returned.error else None)
    member = _member_of(returned.code, begun)
    with transaction():
        if begun.setting_up:
            setup.complete(actor)
        colleague = _keep(actor, member)
    if colleague:
        raise LinkedInAccountTaken(TAKEN_BUT_SET_UP if begun.setting_up else None, name=colleague)


def disconnect(actor: Actor) -> None:
    """Forget who ``actor`` is at LinkedIn. What LinkedIn was sent and has sent stays."""
    access.require(actor, Action.OPEN_ATTRACT)
    with transaction():
        lock("linkedin_connection")
        connections.forget(actor.id)
        seats.match_by_member()
        sync_dirty.user(actor.id)


def _member_of(code: str, begun: Begun) -> str:
    linkedin_account, secret = account.read(), account.secret("client_secret")
    connection.check_lock(linkedin_account)
    if not secret or not (linkedin_account.connected or begun.setting_up):
        raise LinkedInNotSetUp
    return sign_in.person_of_code(
        connection.addresses(), (linkedin_account.client_id, secret), code, setup.redirect_address(), begun.verifier
    )


def _keep(actor: Actor, member: str) -> str | None:
    """Within the caller's transaction; the name of the colleague whose account it is already, when it is somebody's."""
    lock("linkedin_connection")
    holder = connections.holder(member)
    if holder not in (None, actor.id):
        other = users.by_id(holder)
        return other.name if other else "?"
    connections.keep(actor.id, member)
    seats.match_by_member()
    schedules.hurry(schedules.SEATS)
    sync_dirty.user(actor.id)
    return None


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _same(expected: str, given: str) -> bool:
    return hmac.compare_digest(expected.encode(), given.encode())
