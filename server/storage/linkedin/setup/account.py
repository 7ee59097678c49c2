"""The one row that says how this installation is connected with LinkedIn. Secrets come and go sealed (storage.encryption)."""

from dataclasses import dataclass
from typing import Any

from server.domain import clock
from server.storage import encryption
from server.storage.database import Statement
from server.storage.tables import LinkedInAccount

_SEALED = ("partner_secret", "client_secret", "earlier_secret", "token")
_PLAIN = (
    "company_name",
    "company_id",
    "environment",
    "public_url",
    "partner_id",
    "app_urn",
    "client_id",
    "token_expires_at",
    "callback_token",
    "connected_by",
    "connected_at",
    "sync",
    "sync_started_at",
    "first_sync_ended_at",
    "viewers",
    "trouble",
    "trouble_at",
)
_COLUMNS = ", ".join(_PLAIN).replace("connected_by,", "connected_by_id,")
_READ = Statement(f"select {_COLUMNS}, partner_secret_sealed <> '' from linkedin_account limit 1")
_SYNC = Statement("select sync from linkedin_account limit 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How this installation is connected; an empty text or None is what is not set up yet. Secrets are not shown: ``secret``."""

    company_name: str = ""
    company_id: str = ""
    environment: str = ""
    public_url: str = ""
    partner_id: str = ""
    app_urn: str = ""
    client_id: str = ""
    token_expires_at: int | None = None
    callback_token: str = ""
    connected_by: int | None = None
    connected_at: int | None = None
    sync: str = "off"
    sync_started_at: int | None = None
    first_sync_ended_at: int | None = None
    viewers: str = "everybody"
    trouble: str | None = None
    trouble_at: int | None = None
    has_partner_secret: bool = False

    @property
    def organization(self) -> str:
        """The company's URN, the context of nearly all that is sent; empty without a Company ID."""
        return f"urn:li:organization:{self.company_id}" if self.company_id else ""

    @property
    def connected(self) -> bool:
        """Whether a child application is there and was not disconnected."""
        return bool(self.client_id and self.connected_at)


def read() -> Account:
    """The account as it stands."""
    row = _READ.row()
    if row is None:
        return Account()
    return Account(**dict(zip(_PLAIN, row, strict=False)), has_partner_secret=bool(row[-1]))


def sync_state() -> str:
    """off, dry_run, running, paused or withdrawing; asked at every change, so it is cheap."""
    row = _SYNC.row()
    return row[0] if row else "off"


def change(**values: Any) -> None:
    """Keep new ``values``: columns by their names, secrets by theirs without "_sealed" (None forgets one)."""
    columns = {
        f"{name}_sealed" if name in _SEALED else name: encryption.seal(value) if name in _SEALED and value is not None else value
        for name, value in values.items()
    }
    if not LinkedInAccount.update(columns).execute():
        LinkedInAccount.create(**columns)


def secret(name: str) -> str | None:
    """The secret ``name`` (partner_secret, client_secret, earlier_secret or token). Raise EncryptionKeyMissing."""
    row = LinkedInAccount.select(getattr(LinkedInAccount, f"{name}_sealed")).tuples().first()
    return encryption.unseal(row[0]) if row and row[0] else None


def has(name: str) -> bool:
    """Whether there is a secret ``name``; it is not opened."""
    return LinkedInAccount.select().where(getattr(LinkedInAccount, f"{name}_sealed").is_null(False)).exists()


def by_callback(token: str) -> bool:
    """Whether ``token`` is the part of the callback address that nobody can guess."""
    return bool(token) and LinkedInAccount.select().where(LinkedInAccount.callback_token == token).exists()


def keep_trouble(text: str | None) -> None:
    """Remember what went wrong last, as a sentence for the administrator; None when all is well again."""
    LinkedInAccount.update(trouble=text, trouble_at=clock.now() if text else None).execute()


def reseal() -> None:
    """Seal every secret again with the newest key. Raise EncryptionKeyMissing."""
    row = LinkedInAccount.select().dicts().first() or {}
    fresh = {f"{name}_sealed": encryption.reseal(row[f"{name}_sealed"]) for name in _SEALED if row.get(f"{name}_sealed")}
    if fresh:
        LinkedInAccount.update(fresh).execute()
