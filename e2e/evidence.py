"""What a failed journey leaves in test-results/: a picture of every tab, the trace, and what the servers wrote."""

import re
import shutil
from collections.abc import Iterable

from playwright.sync_api import BrowserContext, Error

from e2e.servers import ROOT, Server

RESULTS = ROOT / "test-results"


class Evidence:
    """The evidence of the test called ``test`` in ``context``, recorded from now on."""

    def __init__(self, test: str, context: BrowserContext) -> None:
        self._folder = RESULTS / re.sub(r"[^\w.-]+", "-", test)[-120:]
        self._context = context
        shutil.rmtree(self._folder, ignore_errors=True)
        context.tracing.start(snapshots=True)

    def keep(self, servers: Iterable[Server]) -> None:
        """Write it down."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(self._context.pages):
            try:
                page.screenshot(path=self._folder / f"tab-{number}.png", timeout=5000)
            except Error as error:  # a tab that cannot be shown must not hide why the test failed
                (self._folder / f"tab-{number}.txt").write_text(str(error))
        self._context.tracing.stop(path=self._folder / "trace.zip")
        for server in servers:
            (self._folder / f"{server.name}.log").write_text(server.last_words())

    def drop(self) -> None:
        """Nothing went wrong."""
        self._context.tracing.stop()
