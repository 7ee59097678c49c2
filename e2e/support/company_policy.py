"""What a company decides by a policy of the browser: in Chromium a file of the machine, in Firefox one of the user."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_CHROMIUM = Path("/etc/chromium/policies/managed")


def own_id(folder: Path) -> str:
    """Give the extension in ``folder`` an id of its own, so that a policy for it is for no other browser; that id."""
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    del told["key"]
    manifest.write_text(json.dumps(told), "utf-8")
    # Without a key Chromium makes the id of the path.
    return "".join(chr(ord("a") + int(digit, 16)) for digit in hashlib.sha256(str(folder).encode()).hexdigest()[:32])


@contextmanager
def in_chromium(extension: str, **values: Any) -> Iterator[None]:
    """Let ``values`` be the policy of every Chromium on this machine for the extension with this id. Only root may."""
    file = _CHROMIUM / f"attract-{extension}.json"
    try:
        _CHROMIUM.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"3rdparty": {"extensions": {extension: values}}}), "utf-8")
    except PermissionError:
        pytest.skip(f"Chromium reads policies from {_CHROMIUM} alone, where only root may write")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def in_firefox(home: Path, extension: str, **values: Any) -> None:
    """Let ``values`` be the policy for the extension in each Firefox whose home is ``home``."""
    folder = home / ".mozilla/managed-storage"
    folder.mkdir(parents=True)
    told = {"name": extension, "description": "What the company decided", "type": "storage", "data": values}
    (folder / f"{extension}.json").write_text(json.dumps(told), "utf-8")
