"""The two dialects of LinkedIn's APIs: /v2, and the versioned /rest (linkedin.md 0.2, 0.4). One setting chooses (RSC-505)."""

from server.linkedin.dialects.contract import Dialect
from server.linkedin.dialects.rest import Rest
from server.linkedin.dialects.v2 import V2

__all__ = ["Dialect", "named"]


def named(name: str, version: str, organization: str) -> Dialect:
    """The dialect ``v2`` or ``rest``; ``version`` (YYYYMM) is for the second. Raise ValueError for another."""
    if name == "v2":
        return V2(organization)
    if name == "rest":
        return Rest(organization, version)
    raise ValueError(f"there is no dialect {name!r}")
