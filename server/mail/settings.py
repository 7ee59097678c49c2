"""Reading SMTP_URL and MAIL_FROM."""

from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server; ``encrypted`` from the first byte (smtps), else as soon as it offers that."""

    host: str
    port: int
    encrypted: bool
    user: str = ""
    password: str = field(default="", repr=False)


def smtp(text: str) -> Smtp | None:
    """The server that ``text`` names, or None for no text; raise ValueError, which never repeats the text: it has a password."""
    if not text:
        return None
    wrong = "must be smtp://user:password@host:587 or smtps://user:password@host:465, with both user and password or neither"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        raise ValueError(wrong) from None
    if not host or not port or parts.path.strip("/") or bool(parts.username) != bool(parts.password):
        raise ValueError(wrong)
    return Smtp(host, port, parts.scheme == "smtps", unquote(parts.username or ""), unquote(parts.password or ""))


def sender(text: str) -> str:
    """Who mail comes from, with a name ("Attract <jobs@attract.example>") or without; none for no text. Raise ValueError."""
    return str(address(text)) if text else ""


def address(text: str) -> Address:
    """The one address in ``text``; raise ValueError when it is none, or more than one."""
    addresses = getaddresses([text])
    try:
        ((name, spec),) = addresses
        user, _, domain = spec.rpartition("@")
        if not user or not domain or not text.isprintable():
            raise ValueError
        return Address(name, addr_spec=spec)
    except (ValueError, IndexError, HeaderParseError):
        raise ValueError("must be one address, such as Attract <attract@attract.example>") from None
