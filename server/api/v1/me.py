"""Who the user is, what they can do, and where the extension works."""

from typing_extensions import TypedDict

from server.api.operations import operation
from server.api.v1 import references
from server.api.v1.references import Instance
from server.domain.hosts import HostMode
from server.domain.permissions import Action
from server.domain.roles import Actor, Role
from server.usecases import access
from server.usecases.account import browser_extension
from server.usecases.applications import exportable_jobs


class User(TypedDict):
    """The user who is connected."""

    id: int
    name: str
    email: str


class Abilities(TypedDict):
    """Which parts of the extension are for the user."""

    export: bool
    in_ats: bool


class Host(TypedDict):
    """How the extension works on one host."""

    host: str
    mode: HostMode


class Me(TypedDict):
    """The user, the installation, and where the extension works."""

    user: User
    roles: list[Role]
    instance: Instance
    can: Abilities
    hosts: list[Host]


@operation("GET", "/me", {200: Me}, scope="profile")
def show(actor: Actor) -> Me:
    """Who am I."""
    hosts = browser_extension.for_extension(actor)
    return {
        "user": {"id": actor.id, "name": actor.name, "email": actor.email},
        "roles": sorted(actor.roles),
        "instance": references.instance(),
        "can": {
            "export": exportable_jobs.may_export(actor),
            "in_ats": access.can(actor, Action.SEE_IN_ATS),
        },
        "hosts": [{"host": one.host, "mode": one.mode} for one in hosts],
    }
