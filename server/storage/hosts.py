"""The hosts an administrator decided about."""

from server.domain import clock
from server.domain.hosts import HostMode
from server.storage.database import Statement
from server.storage.tables import HostRule

_ALL = Statement("select host, mode from host_rule order by host")


def all_rules() -> dict[str, HostMode]:
    """Every host with its mode."""
    return {host: HostMode(mode) for host, mode in _ALL.rows()}


def recruiter_hosts() -> set[str]:
    """The hosts whose profile addresses are read as Recruiter's own."""
    return {host for host, mode in all_rules().items() if mode is not HostMode.OFF}


def decide(host: str, mode: HostMode, user: int | None) -> None:
    """Keep the mode of a host."""
    values = {"mode": mode, "updated_by": user, "updated_at": clock.now()}
    if not HostRule.update(**values).where(HostRule.host == host).execute():
        HostRule.create(host=host, **values)


def forget(host: str) -> None:
    """Drop the decision about a host."""
    HostRule.delete().where(HostRule.host == host).execute()
