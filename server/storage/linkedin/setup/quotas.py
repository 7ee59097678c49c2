"""Requests spent at LinkedIn, per resource and UTC day (linkedin.md 1.7)."""

from datetime import UTC, datetime

from server.storage.database import Statement

_SPENT = Statement("select resource, requests, records, parked_until from linkedin_quota where day = ?")
_SPEND = Statement(
    """insert into linkedin_quota (resource, day, requests, records) values (?, ?, ?, ?)
       on conflict (resource, day) do update set requests = linkedin_quota.requests + excluded.requests,
         records = linkedin_quota.records + excluded.records"""
)
_PARK = Statement(
    """insert into linkedin_quota (resource, day, requests, records, parked_until) values (?, ?, 0, 0, ?)
       on conflict (resource, day) do update set parked_until = excluded.parked_until"""
)


def spent(now: int) -> dict[str, tuple[int, int, int | None]]:
    """Requests, records, and until when no more are taken, by resource, on the UTC day of ``now``."""
    return {resource: (requests, records, parked) for resource, requests, records, parked in _SPENT.rows(_day(now))}


def spend(now: int, used: dict[str, tuple[int, int]]) -> None:
    """Count requests and records by resource."""
    _SPEND.each([(resource, _day(now), requests, records) for resource, (requests, records) in sorted(used.items())])


def park(now: int, resource: str, until: int) -> None:
    """Ask nothing of ``resource`` before the instant ``until``."""
    _PARK.run(resource, _day(now), until)


def _day(now: int) -> str:
    return datetime.fromtimestamp(now / 1000, UTC).strftime("%Y-%m-%d")
