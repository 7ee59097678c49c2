"""What `make extension` makes for the stores, unpacked: nothing of the demo or the builder, and sources that build it again."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PERMISSIONS = {"activeTab", "alarms", "identity", "scripting", "storage"}
BESIDE = {"LICENSE", "package-lock.json", "package.json", "tsconfig.json"}
LARGEST = 150_000  # bytes of a zip: what is downloaded by everybody who installs it
# An address of this machine, written the way a script or a manifest would hold it.
_OF_THIS_MACHINE = rb"127\.0\.0\.1[:/]|localhost:\d"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The sources without anything that was built in them."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT / "extension", folder / "extension", ignore=shutil.ignore_patterns("dist", ".wxt"))
    for name in BESIDE:
        shutil.copy(ROOT / name, folder)
    return folder


def test_the_zip_for_chrome_and_edge_is_what_their_store_takes(checkout: Path) -> None:
    (made,) = _zip(checkout, "chrome")
    manifest = _checked(made, "service_worker")
    assert set(manifest["permissions"]) == PERMISSIONS | {"sidePanel"}
    assert "key" not in manifest


def test_the_zip_for_firefox_is_what_its_sources_build_anywhere(checkout: Path, tmp_path: Path) -> None:
    made, sources = sorted(_zip(checkout, "firefox"), key=lambda path: path.name, reverse=True)
    manifest = _checked(made, "scripts")
    assert set(manifest["permissions"]) == PERMISSIONS
    assert manifest["browser_specific_settings"]["gecko"]["id"] == "attract@attract.example"

    elsewhere = tmp_path / "a reviewer's folder"
    with zipfile.ZipFile(sources) as opened:
        opened.extractall(elsewhere)
    assert {path.name for path in elsewhere.iterdir()} == BESIDE | {"extension"}
    assert not [path for path in elsewhere.rglob("*") if re.search(r"\.test\.|/dist/|/testing/", path.as_posix())]
    again = next(path for path in _zip(elsewhere, "firefox") if "sources" not in path.name)
    assert _contents(again) == _contents(made)


def _zip(folder: Path, browser: str) -> list[Path]:
    """Build and zip what stands in ``folder``, as ``npm run zip`` does on a machine where nothing is set."""
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ATTRACT_")}
    command = ["npm", "run", f"zip:{browser}"]
    made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr
    return list((folder / "extension/dist").glob("*.zip"))


def _checked(made: Path, background: str) -> dict[str, Any]:
    """The manifest of a zip that holds no more than it may."""
    contents = _contents(made)
    manifest: dict[str, Any] = json.loads(contents["manifest.json"])
    assert made.stat().st_size <= LARGEST
    of_the_builder = re.compile(_OF_THIS_MACHINE + b"|" + re.escape(str(made.parents[2]).encode()))
    assert [name for name, content in contents.items() if of_the_builder.search(content)] == []
    assert json.loads(contents["instances.json"]) == {"instances": [], "injectHosts": []}
    assert manifest["host_permissions"] == []
    assert "content_scripts" not in manifest
    assert background in manifest["background"]
    assert manifest["version"] == json.loads((ROOT / "package.json").read_text())["version"]
    return manifest


def _contents(made: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(made) as opened:
        return {name: opened.read(name) for name in sorted(opened.namelist()) if not name.endswith("/")}
