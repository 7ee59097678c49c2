"""What LinkedIn last said about the integrations of this installation (linkedin.md 3.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.linkedin.access_levels import Switch
from server.storage.database import Statement
from server.storage.tables import LinkedInIntegration

_SWITCHES = Statement(
    "select i.type, i.context, i.status from linkedin_account a left join linkedin_integration i on true"
    " where a.client_id <> '' and a.connected_at is not null order by i.id"
)


@dataclass(frozen=True, slots=True)
class Integration:
    """One integration with the name LinkedIn shows for it; ``raw`` is LinkedIn's own answer."""

    type: str
    context: str
    name: str
    status: str
    raw: str = ""
    checked_at: int = 0

    @property
    def switch(self) -> Switch:
        """What decides about access levels."""
        return Switch(self.type, self.context, self.status)


def switches() -> list[Switch] | None:
    """The integrations, None when LinkedIn is not connected. One cheap statement: asked on many pages."""
    rows = _SWITCHES.rows()
    return [Switch(*row) for row in rows if row[0]] if rows else None


def everything() -> list[Integration]:
    """All that is known, in the order in which it was first heard of."""
    rows = LinkedInIntegration.select().order_by(LinkedInIntegration.id)
    return [Integration(row.type, row.context, row.name, row.status, row.raw, row.checked_at) for row in rows]


def keep(integrations: Sequence[Integration]) -> None:
    """Keep what LinkedIn said just now about each of ``integrations``."""
    for one in integrations:
        LinkedInIntegration.insert(
            type=one.type, context=one.context, name=one.name, status=one.status, raw=one.raw, checked_at=clock.now()
        ).on_conflict(
            conflict_target=(LinkedInIntegration.type, LinkedInIntegration.context),
            preserve=(
                LinkedInIntegration.name,
                LinkedInIntegration.status,
                LinkedInIntegration.raw,
                LinkedInIntegration.checked_at,
            ),
        ).execute()


def forget_all() -> None:
    """Nothing is known any more: the company was disconnected."""
    LinkedInIntegration.delete().execute()
