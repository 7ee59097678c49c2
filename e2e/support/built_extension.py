"""The extension as `make` has built it, with the addresses of a journey's own servers in it."""

import json
import shutil
from pathlib import Path

from e2e.support.servers import ROOT

_BUILDS = ROOT / "extension/dist"
_MADE = {"dist", ".wxt"}
# A browser without a window cannot ask its user, so these are allowed from the beginning, with every port.
_HOSTS = {"http://127.0.0.1/*", "http://localhost/*"}


class NotBuilt(Exception):
    """There is no build of what stands in extension/ now, or it is not for the hosts of this machine."""


def lay_out(folder: Path, instances: list[str], inject_host: str | None, build: str = "chrome-mv3") -> Path:
    """Copy the ``build`` into ``folder`` and name ``instances`` and the host in it, as an Attract does that hands it out.

    Raise NotBuilt.
    """
    _check(_BUILDS / build)
    shutil.copytree(_BUILDS / build, folder)
    named = {"instances": instances, "injectHosts": [inject_host] if inject_host else []}
    (folder / "instances.json").write_text(json.dumps(named), "utf-8")
    return folder


def _check(build: Path) -> None:
    manifest = build / "manifest.json"
    sources = (path for path in (ROOT / "extension").rglob("*") if path.is_file() and not _MADE.intersection(path.parts))
    if not manifest.exists() or max(path.stat().st_mtime for path in sources) > manifest.stat().st_mtime:
        raise NotBuilt("The extension has to be built first: make setup")
    if not _HOSTS.issubset(json.loads(manifest.read_text("utf-8"))["host_permissions"]):
        raise NotBuilt("The extension is built for other hosts: make clean setup")
