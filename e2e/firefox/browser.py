"""Firefox with the extension in it, as a recruiter has it: a profile of its own that nobody used before."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from e2e.firefox.bidi import Connection
from e2e.firefox.tab import Tab
from e2e.firefox.waiting import wait_until

EXTENSION = "attract@attract.example"
_UUID = "6f9c8d3e-5a41-4b0e-9c77-2d1f0a8e4b63"  # else Firefox makes one up for every profile
_SETTINGS: dict[str, Any] = {
    "remote.prefs.recommended": True,
    "extensions.webextensions.uuids": json.dumps({EXTENSION: _UUID}),
    "intl.locale.requested": "en-US",
}
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class NoFirefox(Exception):
    """Firefox is not there, or did not start."""


class Firefox:
    """A running Firefox with the extension in the folder ``extension``; its profile stands in ``profile``.

    ``home`` is its user's, from which policies are read; the machine's own user's without it.
    """

    def __init__(self, extension: Path, profile: Path, home: Path | None = None) -> None:
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _SETTINGS.items()]
        (profile / "user.js").write_text("".join(lines))
        self._process = _launch(profile, home)
        try:
            self.bidi = Connection(self._address())
            self.bidi.send("webExtension.install", extensionData={"type": "path", "path": str(extension)})
        except BaseException:
            self._end()
            raise

    def _address(self) -> str:
        assert self._process.stderr
        said: list[str] = []
        for line in self._process.stderr:
            if result := _LISTENS.search(line):
                return result[1]
            said.append(line)
        raise NoFirefox("Firefox did not start: " + "".join(said)[-2000:])

    @property
    def tabs(self) -> list[Tab]:
        """What stands open, windows of the extension included, oldest first."""
        return [Tab(self.bidi, one["context"]) for one in self.bidi.send("browsingContext.getTree", maxDepth=0)["contexts"]]

    @property
    def tab(self) -> Tab:
        """The tab that stands open from the beginning."""
        return self.tabs[0]

    def open(self, address: str) -> Tab:
        """A new tab with the page at ``address``."""
        tab = Tab(self.bidi, self.bidi.send("browsingContext.create", type="tab")["context"])
        tab.go(address)
        return tab

    def open_own(self, name: str, query: str = "") -> Tab:
        """One of the extension's pages (popup, options, sidepanel) in a tab of its own."""
        return self.open(f"{self.own_address(name)}{query}")

    def own_address(self, name: str) -> str:
        """The address of one of the extension's pages."""
        return f"moz-extension://{_UUID}/{name}.html"

    def window_beside(self, known: list[Tab]) -> Tab:
        """The tab or window that is none of those ``known``; waits for it."""
        return wait_until(lambda: next((tab for tab in self.tabs if tab not in known), None), "No window was opened.")

    def window(self) -> Tab:
        """The browser's own window: its toolbar and sidebar, and with scripts everything that the browser can do."""
        windows = self.bidi.send("browsingContext.getTree", maxDepth=0, **{"moz:scope": "chrome"})["contexts"]
        return Tab(self.bidi, next(one["context"] for one in windows if one["url"].endswith("browser.xhtml")))

    def close(self) -> None:
        """End the browser."""
        self.bidi.close()
        self._end()

    def _end(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _launch(profile: Path, home: Path | None) -> subprocess.Popen[str]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise NoFirefox("There is no Firefox on this machine: make setup")
    # Only with access to the browser's own window can pages of the extension be opened, and its sidebar be seen.
    options = ["--headless", "--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access"]
    environment = os.environ | {"LANGUAGE": "en", "MOZ_CRASHREPORTER_DISABLE": "1"} | ({"HOME": str(home)} if home else {})
    command = [program, *options, "--profile", str(profile)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
