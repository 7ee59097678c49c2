"""The door at which LinkedIn's notifications arrive: who may knock, and what is kept before they are answered (linkedin.md 9).

What a notification says is only a number to ask LinkedIn about, which is done later and with our own credentials; so the
signature keeps strangers from making us ask, and the answer alone decides what happens.
"""

import hmac
import logging
import re
from datetime import UTC, datetime

from server.domain import clock
from server.domain.errors import EncryptionKeyMissing, Invalid, NotFound, NotSigned, Unavailable, keepable
from server.domain.i18n_marker import N_
from server.linkedin import webhook
from server.linkedin.webhook import WebhookNotification
from server.storage.database import transaction
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.setup import account
from server.usecases.linkedin.setup import connection

# A code that could spell a signed body ("hmacsha256={...}") would make this door sign whatever a stranger likes.
_CODE = re.compile(r"[0-9A-Za-z-]{1,100}", re.ASCII)
_LONGEST_ID = 240
_LATEST = 2**53
_log = logging.getLogger(__name__)


def answer_challenge(token: str, code: str) -> str:
    """The answer to LinkedIn's challenge ``code``, by the newest secret. Raise NotFound, Invalid, Unavailable."""
    secrets = _secrets(token)
    if not _CODE.fullmatch(code):
        raise Invalid({"challengeCode": N_("This is no challenge code.")})
    return webhook.challenge_response(secrets[0], code)


def receive(token: str, body: bytes, signature: str | None) -> None:
    """Keep what the body notifies of; asked about later. Signatures of either live secret count.

    Raise NotFound at a wrong address, NotSigned, Invalid for what is no notification, Unavailable.
    """
    secrets = _secrets(token)
    unsigned = signature is None and connection.settings().linkedin_unsigned_notifications == "accept"
    if not unsigned and not webhook.is_signed_by(secrets, body, signature or ""):
        _turn_away()
    notifications = [one for one in webhook.parse_notification(body) if 0 < len(keepable(one.id)) <= _LONGEST_ID]
    if not notifications:
        raise Invalid({"body": N_("This is no notification.")})
    with transaction():
        for one in notifications:
            incoming_exports.receive(keepable(one.id), keepable(one.type)[:60], _expiry(one))


def _secrets(token: str) -> list[str]:
    """The live secrets of the application whose callback address ends with ``token``, newest first."""
    linkedin_account = account.read()
    # Compared whether or not anything is connected, so that the time tells nothing.
    right = hmac.compare_digest(token.encode(), linkedin_account.callback_token.encode())
    if not right or not linkedin_account.callback_token or not linkedin_account.connected:
        raise NotFound
    try:
        secrets = [secret for name in ("client_secret", "earlier_secret") if (secret := account.secret(name))]
    except EncryptionKeyMissing as missing:
        raise Unavailable from missing  # LinkedIn comes again; by then the operator may have found the key
    if not secrets:
        raise NotFound
    return secrets


def _turn_away() -> None:
    _log.warning("A notification without LinkedIn's signature was turned away")
    with transaction():
        incoming_exports.count_turned_away(datetime.fromtimestamp(clock.now() / 1000, UTC).date().isoformat())
    raise NotSigned


def _expiry(one: WebhookNotification) -> int | None:
    return one.expires_at if one.expires_at is not None and 0 < one.expires_at < _LATEST else None
