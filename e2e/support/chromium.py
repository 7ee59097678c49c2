"""Chromium with the extension in it, as a recruiter has it: a profile of its own that nobody used before."""

import os
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import BrowserContext, Page, Playwright, Worker

from e2e.support.evidence import record

PATIENCE = 15_000  # milliseconds to wait for what should be there; only a failure takes so long
_LOOK = 2  # seconds in which somebody who has just connected is told of what is there
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def launch_options() -> dict[str, Any]:
    """How a browser is started here: the system's Chromium where there is one, else Playwright's own; root has no sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": shutil.which("chromium"), "args": ["--disable-background-networking", "--no-first-run", *sandbox]}


class Chromium:
    """A running Chromium with the extension in the folder ``extension``; its profile stands in ``profile``."""

    def __init__(self, playwright: Playwright, extension: Path, profile: Path) -> None:
        self._playwright, self._extension, self._profile = playwright, extension, profile
        self.context: BrowserContext = self._launch()

    def _launch(self) -> BrowserContext:
        options = launch_options()
        # Extensions need the new headless mode, which Playwright only takes as an argument beside "not headless".
        own = ["--headless=new", f"--load-extension={self._extension}", f"--disable-extensions-except={self._extension}"]
        port = "--remote-debugging-port=0"  # the sign-in window is shown to whoever connects by port, see sign_in_window
        context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=options["executable_path"],
            args=[*options["args"], *own, port],
            headless=False,
            env=os.environ | {"LANGUAGE": "en"},  # what extensions speak, whatever the machine is set to
            viewport=WIDE,
            locale="en-US",
        )
        context.set_default_timeout(PATIENCE)
        return record(context)

    @property
    def worker(self) -> Worker:
        """The extension's background, as it runs now."""
        workers = self.context.service_workers
        return workers[0] if workers else self.context.wait_for_event("serviceworker")

    @property
    def extension_id(self) -> str:
        """What Chromium calls the extension."""
        return self.worker.url.split("/")[2]

    @property
    def page(self) -> Page:
        """The tab that stands open from the beginning."""
        return self.context.pages[0]

    def sign_in_window(self) -> Page:
        """The window that the extension opened for signing in. Playwright does not count it among the context's pages."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            # A window that opens just as somebody connects is not always told of: whoever connects anew sees it.
            if there := self._window_beside(time.monotonic() + _LOOK):
                return there
        raise AssertionError("No window was opened.")

    def _window_beside(self, end: float) -> Page | None:
        """The page that is shown and is none of the context's, looked for until ``end`` on a connection of its own."""
        port = (self._profile / "DevToolsActivePort").read_text().split()[0]
        seen = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        known = {page.url for page in self.context.pages}
        while time.monotonic() < end:
            if there := [page for page in seen.contexts[0].pages if page.url not in known]:
                return there[0]
            self.page.wait_for_timeout(50)
        seen.close()
        return None

    def restart(self) -> None:
        """Close the browser and open it again with the same profile."""
        self.context.close()
        self.context = self._launch()

    def close(self) -> None:
        """End the browser."""
        self.context.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
