"""Admin center, Browser extension: on which hosts the extension works, and how (design section 1)."""

from dataclasses import dataclass

from server.domain.errors import Invalid
from server.domain.hosts import DEFAULT_HOSTS, HostMode, checked_host
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import hosts
from server.storage.database import transaction
from server.usecases import access


@dataclass(frozen=True, slots=True)
class ExtensionHost:
    """A host with its mode; a ``standing`` one cannot be removed, only changed."""

    host: str
    mode: HostMode
    standing: bool


def read(actor: Actor) -> list[ExtensionHost]:
    """All hosts, for administrators. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    return _hosts()


def for_extension(actor: Actor) -> list[ExtensionHost]:
    """All hosts, for the extension of whoever is signed in."""
    access.require(actor, Action.OPEN_ATTRACT)
    return _hosts()


def decide(actor: Actor, host: str, mode: str) -> ExtensionHost:
    """Set the mode of a host. Raise NotPermitted, Invalid for what is no host name or mode."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    host = checked_host(host)
    if mode not in list(HostMode):
        raise Invalid({"mode": N_("Choose inject, side panel or off.")})
    with transaction():
        hosts.decide(host, HostMode(mode), actor.id)
    return ExtensionHost(host, HostMode(mode), host in DEFAULT_HOSTS)


def forget(actor: Actor, host: str) -> None:
    """Remove a host; a standing one falls back to its default. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    with transaction():
        hosts.forget(host)


def _hosts() -> list[ExtensionHost]:
    decided = DEFAULT_HOSTS | hosts.all_rules()
    return [ExtensionHost(host, mode, host in DEFAULT_HOSTS) for host, mode in sorted(decided.items())]
