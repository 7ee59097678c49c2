"""The System page of the Admin center: whether this installation is well (one look, no shell)."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import migrate
from server.storage.account import system
from server.storage.account.system import Engine
from server.usecases import access, heartbeat
from server.usecases.account import mailbox
from server.usecases.account.mailbox import MailStanding


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the disk that Attract's folder is on."""

    total: int
    free: int


@dataclass(frozen=True, slots=True)
class SystemState:
    """What an operator wants to know. Instants are None for what never happened."""

    engine: Engine
    pending: list[str]
    waiting: int
    mail: MailStanding
    worker_at: int | None
    last_backup: int | None
    disk: Disk


def state(actor: Actor, folder: Path) -> SystemState:
    """How this installation is. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    place = next(one for one in (folder, *folder.parents) if one.exists())
    usage = shutil.disk_usage(place)
    last_heartbeat = heartbeat.last()
    disk, mail = Disk(usage.total, usage.free), mailbox.standing(actor)
    return SystemState(system.engine(), migrate.pending(), system.waiting(), mail, last_heartbeat, system.last_backup(), disk)
