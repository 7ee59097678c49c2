"""Settings: the environment, read once, checked, and frozen."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

Value = TypeVar("Value")

SHORTEST_SECRET = 32
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class BadSetting(Exception):
    """A setting that is missing or makes no sense; the text names it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one installation is set to. ``threads`` are per worker process."""

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

    @property
    def on_loopback(self) -> bool:
        """Whether people reach this installation without TLS on this machine alone; only then cookies go without Secure."""
        parts = urlsplit(self.public_url)
        return parts.scheme == "http" and parts.hostname in LOOPBACK


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in ``environment``; raise BadSetting naming the variable."""
    home = _read(environment, "ATTRACT_HOME", _data_home(environment), _home)
    port = _read(environment, "PORT", "8000", _number(1, 65535))
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
