"""Admin center, Feature management: what is switched on (attract.md 19)."""

from server.domain.features import Feature
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import features
from server.storage.database import transaction
from server.usecases import access


def read(actor: Actor) -> dict[Feature, bool]:
    """Every feature and whether it is on, for administrators. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    switched = features.switched()
    return {feature: switched.get(feature, True) for feature in Feature}


def switch(actor: Actor, switches: dict[Feature, bool]) -> None:
    """Switch features on or off for everybody. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    with transaction():
        for feature, on in switches.items():
            features.switch(feature, on)


def is_on(feature: Feature) -> bool:
    """Whether a feature is on, for use cases that depend on it."""
    return features.switched().get(feature, True)
