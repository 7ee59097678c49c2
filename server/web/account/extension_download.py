"""The built extension as a zip that knows this installation: its instances.json names the address people open here."""

import io
import json
import zipfile
from functools import lru_cache
from pathlib import Path

from server.config import Settings

_SHIPPED = Path(__file__).parents[2] / "_shipped" / "extension"
_BUILT = Path(__file__).parents[3] / "extension" / "dist"
_FOLDERS = {"chrome": "chrome-mv3", "firefox": "firefox-mv3"}
_INSTANCES = "instances.json"


def folder(settings: Settings, browser: str) -> Path | None:
    """The build for ``browser`` ("chrome" or "firefox"), or None when there is none.

    EXTENSION_DIR may name the folder that holds the builds, or the build for Chrome itself with the others beside it.
    """
    given = settings.extension_dir
    places = [given, given.parent] if given else [_SHIPPED, _BUILT]
    folders = (place / _FOLDERS[browser] for place in places)
    return next((path for path in folders if (path / "manifest.json").is_file()), None)


def archive(build: Path, public_url: str, inject_hosts: tuple[str, ...]) -> bytes:
    """The zip of ``build`` for an installation at ``public_url`` whose administrators chose ``inject_hosts``."""
    return _archive(build, _state(build), public_url, inject_hosts)


def _state(build: Path) -> int:
    return max(path.stat().st_mtime_ns for path in build.rglob("*"))


@lru_cache(maxsize=8)
def _archive(build: Path, _state: int, public_url: str, inject_hosts: tuple[str, ...]) -> bytes:
    instances = json.dumps({"instances": [public_url], "injectHosts": list(inject_hosts)}, indent=2)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(path for path in build.rglob("*") if path.is_file() and path.name != _INSTANCES):
            file.write(path, path.relative_to(build).as_posix())
        file.writestr(_INSTANCES, instances)
    return packed.getvalue()
