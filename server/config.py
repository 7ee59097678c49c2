"""Settings: the environment, read once, checked, and frozen."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from server.mail import settings as mail_settings
from server.mail.settings import Smtp

Value = TypeVar("Value")

SHORTEST_SECRET = 32
_FERNET_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class BadSetting(Exception):
    """A setting that is missing or makes no sense; the text names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one installation is set to. ``threads`` are per worker process.

    ``encryption_keys`` protect credentials at rest: the first encrypts, all decrypt. ``linkedin_environment`` is off,
    test (then ``linkedin_address`` is where the stand-in answers) or production. ``linkedin_unsigned_notifications`` says
    whether a notification without a signature is taken at all; whatever it says is asked of LinkedIn first (linkedin.md 9.2).
    Mail goes to the server ``smtp``, or with ``mailbox`` to a page of the Admin center alone; with neither of them it waits.
    """

    home: Path
    database_url: str = field(repr=False)  # may carry a password
    secret_key: str = field(repr=False)
    public_url: str
    instance_name: str
    host: str
    port: int
    workers: int
    threads: int
    proxies: int
    log_level: str
    extension_dir: Path | None
    extension_redirects: tuple[str, ...]
    encryption_keys: tuple[str, ...] = field(default=(), repr=False)
    linkedin_environment: str = "off"
    linkedin_address: str = ""
    linkedin_dialect: str = "v2"
    linkedin_version: str = "202604"
    linkedin_records_per_minute: int = 10_000
    linkedin_unsigned_notifications: str = "refuse"
    smtp: Smtp | None = None
    mail_from: str = ""
    mailbox: bool = False
    document_megabytes: int = 10

    @property
    def on_loopback(self) -> bool:
        """Whether people reach this installation without TLS on this machine alone; only then cookies go without Secure."""
        parts = urlsplit(self.public_url)
        return parts.scheme == "http" and parts.hostname in LOOPBACK


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in ``environment``; raise BadSetting naming the variable."""
    home = _read(environment, "ATTRACT_HOME", _data_home(environment), _home)
    port = _read(environment, "PORT", "8000", _number(1, 65535))
    smtp = _read(environment, "SMTP_URL", "", mail_settings.smtp)
    sender = _read(environment, "MAIL_FROM", "", mail_settings.sender)
    if smtp and not sender:
        raise BadSetting("MAIL_FROM: is missing; with SMTP_URL, mail needs an address it comes from")
    return Settings(
        home=home,
        database_url=_read(environment, "DATABASE_URL", f"sqlite:///{home / 'attract.db'}", _database_url),
        secret_key=_read(environment, "SECRET_KEY", "", _secret),
        public_url=_read(environment, "PUBLIC_URL", f"http://127.0.0.1:{port}", _public_url),
        instance_name=_read(environment, "INSTANCE_NAME", "Attract", _short_text),
        host=_read(environment, "HOST", "127.0.0.1", _short_text),
        port=port,
        workers=_read(environment, "WORKERS", "2", _number(1, 64)),
        threads=_read(environment, "THREADS", "8", _number(1, 64)),
        proxies=_read(environment, "TRUSTED_PROXIES", "0", _number(0, 5)),
        log_level=_read(environment, "LOG_LEVEL", "info", _log_level),
        extension_dir=_read(environment, "EXTENSION_DIR", "", _folder),
        extension_redirects=_read(environment, "EXTENSION_REDIRECTS", "", _redirects),
        encryption_keys=_read(environment, "ENCRYPTION_KEYS", "", _encryption_keys),
        linkedin_environment=_read(environment, "LINKEDIN_ENVIRONMENT", "off", _one_of("off", "test", "production")),
        linkedin_address=_read(environment, "LINKEDIN_ADDRESS", "", _test_address),
        linkedin_dialect=_read(environment, "LINKEDIN_DIALECT", "v2", _one_of("v2", "rest")),
        linkedin_version=_read(environment, "LINKEDIN_VERSION", "202604", _version),
        linkedin_records_per_minute=_read(environment, "LINKEDIN_RECORDS_PER_MINUTE", "10000", _number(0, 10_000_000)),
        linkedin_unsigned_notifications=_read(
            environment, "LINKEDIN_UNSIGNED_NOTIFICATIONS", "refuse", _one_of("accept", "refuse")
        ),
        smtp=smtp,
        mail_from=sender,
        mailbox=_read(environment, "MAILBOX", "0", _one_of("0", "1")) == "1",
        document_megabytes=_read(environment, "DOCUMENT_MEGABYTES", "10", _number(1, 100)),
    )


def _read(environment: Mapping[str, str], name: str, default: str, convert: Callable[[str], Value]) -> Value:
    try:
        return convert(environment.get(name) or default)
    except ValueError as error:
        raise BadSetting(f"{name}: {error}") from None


def _data_home(environment: Mapping[str, str]) -> str:
    return str(Path(environment.get("XDG_DATA_HOME") or "~/.local/share") / "attract")


def _home(text: str) -> Path:
    home = Path(text).expanduser().absolute()
    made = next(place for place in (home, *home.parents) if place.exists())
    if not made.is_dir() or not os.access(made, os.W_OK):
        raise ValueError(f"the folder {home} cannot be written")
    return home


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and lowest <= int(text) <= highest):
            raise ValueError(f"must be a whole number from {lowest} to {highest}, not {text!r}")
        return int(text)

    return convert


def _database_url(text: str) -> str:
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///"):
        return text
    parts = urlsplit(text)
    if parts.scheme in ("postgresql", "postgres") and parts.path.strip("/"):
        return text
    raise ValueError("must be sqlite:///path/to/file or postgresql://user:password@host/database")


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        wrong = f"is shorter than {SHORTEST_SECRET} characters" if text else "is missing"
        raise ValueError(f"{wrong}; make one with `openssl rand -hex 32`")
    return text


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("must be the address people open, such as https://attract.example, without a path")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("must begin with https://, or nobody could stay signed in; http:// is for this machine alone")
    return text.rstrip("/")


def _short_text(text: str) -> str:
    if not text.strip() or len(text) > 100:
        raise ValueError("must have 1 to 100 characters")
    return text.strip()


def _one_of(*choices: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if text.lower() not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}, not {text!r}")
        return text.lower()

    return convert


def _encryption_keys(text: str) -> tuple[str, ...]:
    keys = tuple(text.split())
    if not all(_FERNET_KEY.fullmatch(key) for key in keys):
        raise ValueError("must be keys of 44 characters, separated by spaces; make one with `attract secrets new-key`")
    return keys


def _test_address(text: str) -> str:
    host = (urlsplit(text).hostname or "").rstrip(".")
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        raise ValueError("is for a stand-in; for LinkedIn itself set LINKEDIN_ENVIRONMENT=production and leave this out")
    return _public_url(text) if text else ""


def _version(text: str) -> str:
    if not re.fullmatch(r"\d{6}(\.\d{2})?", text):
        raise ValueError(f"must be a version of LinkedIn's API such as 202604, not {text!r}")
    return text


def _log_level(text: str) -> str:
    if text.lower() not in ("debug", "info", "warning", "error"):
        raise ValueError(f"must be debug, info, warning or error, not {text!r}")
    return text.lower()


def _redirects(text: str) -> tuple[str, ...]:
    for address in text.split():
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname or parts.fragment:
            raise ValueError(f"{address!r} is no https:// address of an extension")
    return tuple(text.split())


def _folder(text: str) -> Path | None:
    if not text:
        return None
    if not Path(text).is_dir():
        raise ValueError(f"there is no folder {text}")
    return Path(text).absolute()
