"""Users and their signing in."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.catalogues import LANGUAGES
from server.domain import clock, throttle
from server.domain.errors import Invalid, TooMany, WrongCredentials, required
from server.domain.i18n_marker import N_
from server.domain.passwords import LONGEST, checked_password
from server.domain.permissions import Action
from server.domain.person import checked_email, email_key
from server.domain.roles import Actor, Role
from server.storage.account import sign_ins, users
from server.storage.database import lock, transaction
from server.usecases import access

# A browser stays signed in for this long after its last request, and after the sign-in, whatever happens.
IDLE_LIFE = 14 * clock.DAY
LONGEST_LIFE = 30 * clock.DAY
TOUCH_EVERY = clock.HOUR

_hasher = PasswordHasher()
# Checked when nobody has the address, so that the time of an answer does not tell which addresses are known.
_NOBODY = _hasher.hash(secrets.token_urlsafe())


def sign_in(email: str, password: str, remote: str, language: str | None = None) -> tuple[Actor, str]:
    """The user with this address and password, and the secret that this sign-in is known by until it ends.

    ``remote`` is the network address asked from, ``language`` the one that the browser asks for: mail speaks it until the
    user chooses one. Raise WrongCredentials, or TooMany after too many wrong ones (counted
    per account and per network address over 15 minutes).
    """
    key = email_key(email)[:320]
    account, address = _bucket("account", key), _bucket("remote", throttle.network(remote))
    tried_at = _count_try({account: throttle.PER_ACCOUNT, address: throttle.PER_ADDRESS})
    user = users.by_email(key)
    if not _verified(user.password_hash if user else _NOBODY, password) or user is None:
        raise WrongCredentials
    with transaction():
        users.forget_failures(account)
        users.forget_failures(address, at=tried_at)
        if language in LANGUAGES:
            users.hear_language(user.id, language)
        return user.actor(), begin_sign_in(user.id)


def begin_sign_in(user_id: int) -> str:
    """Sign a user in within the caller's transaction; the secret, of which a hash alone is kept."""
    token = secrets.token_urlsafe(32)
    sign_ins.begin(user_id, _hash(token), clock.now())
    return token


def signed_in(token: str) -> Actor | None:
    """The user of the sign-in with this secret, or None when it has ended. One statement, and once an hour another."""
    now = clock.now()
    session = sign_ins.holding(_hash(token), now - LONGEST_LIFE, now - IDLE_LIFE)
    if session is None:
        return None
    if session.last_seen_at < now - TOUCH_EVERY:
        with transaction():
            sign_ins.touch(session.id, now)
    return session.actor


def sign_out(token: str) -> None:
    """End the sign-in with this secret; one that has ended already stays so."""
    with transaction():
        sign_ins.end(_hash(token))


def own(actor: Actor) -> Actor:
    """The reader's own account, for User settings and About. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ATTRACT)
    return actor


def choose_language(actor: Actor, language: str | None) -> None:
    """Read Attract and its mail in ``language``; None is what the browser asks for. Raise NotPermitted, Invalid."""
    access.require(actor, Action.OPEN_ATTRACT)
    if language is not None and language not in LANGUAGES:
        raise Invalid({"language": N_("Choose one of the languages.")})
    with transaction():
        users.choose_language(actor.id, language)


def add_user(email: str, name: str, password: str, roles: frozenset[Role], guest: bool = False) -> int:
    """Make a user who can sign in; the id. For the command line and demo data. Raise Invalid for bad or taken input."""
    address = checked_email(email)
    if address is None:
        raise Invalid({"email": N_("This is needed.")})
    name = required(name, "name", 200)
    hashed = _hasher.hash(checked_password(password))
    with transaction():
        if users.known(email_key(address)):
            raise Invalid({"email": N_("Somebody has this address already.")})
        user = users.add(address, email_key(address), name, hashed, guest)
        users.grant(user, roles)
    return user


def _count_try(buckets: dict[str, int]) -> int:
    """Count a try as wrong before it is looked at, so that many at once are many; when that was. Raise TooMany."""
    with transaction():
        lock(*buckets)
        now = clock.now()
        since = now - throttle.WINDOW
        wait = max(throttle.seconds_to_wait(users.failures(bucket, since), limit, now) for bucket, limit in buckets.items())
        if wait:
            raise TooMany(wait)
        users.note_failure(tuple(buckets), now)
    return now


def _bucket(kind: str, value: str) -> str:
    return _hash(f"{kind}:{value}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _verified(hashed: str, password: str) -> bool:
    try:
        return len(password) <= LONGEST and _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
