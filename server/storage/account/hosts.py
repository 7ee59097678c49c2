"""The hosts an administrator decided about."""

from server.domain import clock
from server.domain.hosts import HostMode
from server.storage.database import Statement
from server.storage.tables import HostRule

_ALL = Statement("select host, mode from host_rule order by host")


def all_rules() -> dict[str, HostMode]:
    """Every host with its mode."""
    return {host: HostMode(mode) for host, mode in _ALL.rows()}


def decide(host: str, mode: HostMode, user: int | None) -> None:
    """Keep the mode of a host."""
    values = {"mode": mode, "updated_by": user, "updated_at": clock.now()}
    HostRule.insert(host=host, **values).on_conflict(conflict_target=[HostRule.host], update=values).execute()


def forget(host: str) -> None:
    """Drop the decision about a host."""
    HostRule.delete().where(HostRule.host == host).execute()
