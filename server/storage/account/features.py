"""Which features were switched on or off."""

from server.domain import clock
from server.domain.features import Feature
from server.storage.database import Statement
from server.storage.tables import FeatureSwitch

_ALL = Statement('select name, "on" from feature_switch')


def switched() -> dict[str, bool]:
    """The features somebody decided about."""
    return {name: bool(on) for name, on in _ALL.rows()}


def switch(feature: Feature, on: bool) -> None:
    """Decide about a feature."""
    FeatureSwitch.insert(name=feature, on=on, changed_at=clock.now()).on_conflict(
        conflict_target=(FeatureSwitch.name,), preserve=(FeatureSwitch.on, FeatureSwitch.changed_at)
    ).execute()
