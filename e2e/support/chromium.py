"""Chromium with the extension in it, as a recruiter has it: a profile of its own that nobody used before."""

import os
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests
from playwright.sync_api import BrowserContext, Page, Playwright, Worker

from e2e.support.evidence import record

PATIENCE = 15_000  # milliseconds to wait for what should be there; only a failure takes so long
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
            env={**os.environ, "LANGUAGE": "en"},  # what extensions speak, whatever the machine is set to
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
        """The window that the extension opened for signing in. Playwright does not count it among the context's pages.

        Raise AssertionError when there is none.
        """
        port = (self._profile / "DevToolsActivePort").read_text().split()[0]
        known = {page.url for page in self.context.pages}
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            # Whoever connects is shown only the windows that are there already, so the browser is asked before.
            if opened := _opened(port, known):
                seen = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
                if there := [page for page in seen.contexts[0].pages if page.url in opened]:
                    return there[0]
                seen.close()
            self.page.wait_for_timeout(50)
        raise AssertionError("No window was opened.")

    def stop_worker(self, page: Page) -> None:
        """Let the extension's background end, as it does when nobody asked it anything for a while; ``page`` is its own."""
        devtools, states = self.context.new_cdp_session(page), list[str]()

        def note(event: dict[str, Any]) -> None:
            states.extend(version["runningStatus"] for version in event["versions"])

        devtools.on("ServiceWorker.workerVersionUpdated", note)
        devtools.send("ServiceWorker.enable")
        devtools.send("ServiceWorker.stopAllWorkers")
        end = time.monotonic() + PATIENCE / 1000
        while "stopped" not in states:
            assert time.monotonic() < end, f"The worker did not stop: {states}"
            page.wait_for_timeout(20)
        devtools.detach()

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


def _opened(port: str, known: set[str]) -> set[str]:
    """The addresses of windows with a page of the web in them, beside those of ``known``."""
    targets = requests.get(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE / 1000).json()
    pages = {target["url"] for target in targets if target["type"] == "page" and target["url"].startswith("http")}
    return pages - known
