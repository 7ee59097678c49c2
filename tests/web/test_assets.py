"""Style sheets, the script, and the files of npm packages that they use."""

import re
from pathlib import Path

import pytest

from server.app import ASSETS

STATIC = ASSETS / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
# Which file of which package stands under which name; the build copies them, the repository holds none.
VENDOR = dict(line.split() for line in (STATIC / "vendor.txt").read_text().splitlines() if line.strip())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_uses_only_files_that_the_build_brings(sheet: Path) -> None:
    used = set(re.findall(r'url\("\.\./vendor/([^"]+)"\)', sheet.read_text()))
    assert used <= VENDOR.keys()
    assert "http" not in sheet.read_text()


def test_pages_use_only_files_that_exist_or_that_the_build_brings() -> None:
    html = "".join(path.read_text() for path in (ASSETS / "templates").rglob("*.html"))
    used = set(re.findall(r"asset\('([^'~]+)'\)|/static/([^\"'?]+)\"", html))
    for name in (first or second for first, second in used):
        assert name.removeprefix("vendor/") in VENDOR or (STATIC / name).is_file(), name
    assert {path.stem for path in SHEETS} == set(re.findall(r'"(\w+)"', html.partition("{% for sheet in")[2].partition("%}")[0]))


def test_every_icon_of_a_page_has_its_shape() -> None:
    html = "".join(path.read_text() for path in (ASSETS / "templates").rglob("*.html"))
    shapes = set(re.findall(r"\.icon\.([a-z0-9-]+) \{", (STATIC / "css" / "base.css").read_text()))
    named = set(re.findall(r'class="(?:[a-z ]+ )?icon ([a-z0-9-]+)"', html))
    chosen = {name for pair in re.findall(r"class=\"icon \{\{ '([a-z-]+)' if [^}]* else '([a-z-]+)' \}\}", html) for name in pair}
    looped = {"list", "columns-3"}  # jobs/people.html names them in the loop over its two views
    assert all(f'"{name}"' in html for name in looped)
    assert named | chosen | looped == shapes
