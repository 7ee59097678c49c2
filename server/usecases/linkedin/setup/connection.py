"""Where use cases get LinkedIn from: the client for the connected company, or a named reason why there is none."""

import json
from dataclasses import dataclass, field
from functools import partial

from server.config import Settings
from server.domain import clock
from server.domain.errors import LinkedInLocked, LinkedInNotSetUp
from server.linkedin.addresses import PRODUCTION, Addresses, at
from server.linkedin.client import Gate, LinkedIn, OpenGate
from server.linkedin.oauth.provisioning import Partner
from server.linkedin.oauth.tokens import KeptToken, LinkedInTokens
from server.storage import encryption
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import account
from server.storage.linkedin.setup.account import Account


@dataclass(slots=True)
class _ConnectionState:
    """What this process was told at its start."""

    settings: Settings | None = None
    tokens: dict[str, LinkedInTokens] = field(default_factory=dict)


_state = _ConnectionState()


def bind(settings: Settings) -> None:
    """Use ``settings`` in this process: which LinkedIn, in which dialect, and the keys that seal secrets."""
    encryption.bind(settings.encryption_keys)
    _state.settings, _state.tokens = settings, {}


def settings() -> Settings:
    """The settings of this process. Raise LinkedInNotSetUp when none were bound."""
    if _state.settings is None:
        raise LinkedInNotSetUp
    return _state.settings


def offered() -> bool:
    """Whether the operator set this installation up for any LinkedIn at all (LINKEDIN_ENVIRONMENT)."""
    return _state.settings is not None and _state.settings.linkedin_environment != "off"


def addresses() -> Addresses:
    """Where LinkedIn, or its stand-in, answers. Raise LinkedInNotSetUp when the operator switched it off."""
    own = settings()
    if own.linkedin_environment == "production":
        return PRODUCTION
    if own.linkedin_environment == "test" and own.linkedin_address:
        return at(own.linkedin_address)
    raise LinkedInNotSetUp


def task_pause() -> int:
    """How long after a job was sent to ask how its task went, in ms (linkedin.md 4.2: five minutes; a stand-in is quicker)."""
    return 300_000 if settings().linkedin_environment == "production" else 500


def www() -> str:
    """Where people sign in at LinkedIn; "" when there is none for this installation."""
    try:
        return addresses().www
    except LinkedInNotSetUp:
        return ""


def check_lock(linkedin_account: Account) -> None:
    """The environment lock. Raise LinkedInLocked in an installation other than the one that was connected."""
    own = settings()
    if linkedin_account.environment and (linkedin_account.environment, linkedin_account.public_url) != (
        own.linkedin_environment,
        own.public_url,
    ):
        raise LinkedInLocked


def partner() -> Partner:
    """The partner's own application, which makes ours. Raise LinkedInNotSetUp, LinkedInLocked, EncryptionKeyMissing."""
    linkedin_account = account.read()
    check_lock(linkedin_account)
    secret = account.secret("partner_secret")
    if not linkedin_account.partner_id or not secret:
        raise LinkedInNotSetUp
    return Partner(addresses(), linkedin_account.partner_id, secret)


def client(gate: Gate | None = None) -> LinkedIn:
    """LinkedIn for the connected company; ``gate`` counts and paces its requests.

    Raise LinkedInNotSetUp, LinkedInLocked, EncryptionKeyMissing.
    """
    linkedin_account = account.read()
    check_lock(linkedin_account)
    secret = account.secret("client_secret")
    if not linkedin_account.connected or not secret:
        raise LinkedInNotSetUp
    own = settings()
    tokens = _tokens(linkedin_account, secret)
    return LinkedIn(
        addresses(), own.linkedin_dialect, own.linkedin_version, linkedin_account.organization, tokens, gate or OpenGate()
    )


def _tokens(linkedin_account: Account, secret: str) -> LinkedInTokens:
    """One for every pair of id and secret, so that all clients of this process share its token (linkedin.md 2.1)."""
    known = f"{addresses().www} {linkedin_account.client_id} {hash(secret)}"
    if known not in _state.tokens:
        _state.tokens = {
            known: LinkedInTokens(
                addresses(), linkedin_account.client_id, secret, kept=_kept(), keep=partial(_keep, linkedin_account.client_id)
            )
        }
    return _state.tokens[known]


def _kept() -> KeptToken | None:
    sealed = account.secret("token")
    if not sealed:
        return None
    token, expires_at = json.loads(sealed)
    return KeptToken(token, expires_at) if expires_at > clock.now() else None


def _keep(client_id: str, token: KeptToken) -> None:
    """Keep a token of the application ``client_id`` for other processes, unless it was disconnected or replaced meanwhile."""
    with transaction():
        lock("linkedin_account")
        linkedin_account = account.read()
        if linkedin_account.connected and linkedin_account.client_id == client_id:
            account.change(token=json.dumps([token.value, token.expires_at]), token_expires_at=token.expires_at)
