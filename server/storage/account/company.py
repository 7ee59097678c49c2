"""What the organisation is called, where an administrator has said so."""

from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import CompanyInformation

_READ = Statement("select name, website, updated_at from company_information order by id limit 1")


class CompanyRow(NamedTuple):
    """The organisation's name and the address of its own website."""

    name: str
    website: str | None
    updated_at: int


def read() -> CompanyRow | None:
    """What was said, or None before anybody said it."""
    row = _READ.row()
    return CompanyRow(*row) if row else None


def keep(name: str, website: str | None) -> None:
    """Keep it, in the place of what was said before."""
    CompanyInformation.delete().execute()
    CompanyInformation.create(name=name, website=website, updated_at=clock.now())
