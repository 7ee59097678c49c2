"""What a failed journey leaves in test-results/: a picture of every tab, the trace, and what the servers wrote."""

import re
import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from playwright.sync_api import BrowserContext, Error

from e2e.support.servers import ROOT, Server

RESULTS = ROOT / "test-results"
_used: set[tuple[str, int]] = set()


def record(context: BrowserContext) -> BrowserContext:
    """Take down from now on what happens in ``context``."""
    context.tracing.start(snapshots=True)
    return context


def keep(test: str, context: BrowserContext, servers: Iterable[Server]) -> None:
    """Write down what happened in ``context`` during the test called ``test``."""
    folder = _empty_folder(test)
    for number, page in enumerate(context.pages):
        try:
            page.screenshot(path=folder / f"tab-{number}.png", timeout=5000)
        except Error as error:  # a tab that cannot be shown must not hide why the test failed
            (folder / f"tab-{number}.txt").write_text(str(error))
    context.tracing.stop(path=folder / "trace.zip")
    _keep_logs(folder, servers)


def keep_pictures(test: str, pictures: Iterable[bytes], servers: Iterable[Server]) -> None:
    """Write down what stood in the tabs of another browser when the test called ``test`` failed: PNG files."""
    folder = _empty_folder(test)
    for number, picture in enumerate(pictures):
        (folder / f"tab-{number}.png").write_bytes(picture)
    _keep_logs(folder, servers)


def _keep_logs(folder: Path, servers: Iterable[Server]) -> None:
    for server in servers:
        (folder / f"{server.name}.log").write_text(server.last_words())


def _empty_folder(test: str) -> Path:
    """A folder that this run has not used: a journey may have more than one browser."""
    name = re.sub(r"[^\w.-]+", "-", test)[-120:]
    number = next(number for number in count(1) if (name, number) not in _used)
    _used.add((name, number))
    folder = RESULTS / (name if number == 1 else f"{name}-{number}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
