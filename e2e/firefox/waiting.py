"""Waiting for what should become so in a browser that does not say when it has."""

import time
from collections.abc import Callable
from typing import TypeVar

from e2e.firefox.bidi import BidiError

PATIENCE = 15  # seconds; only a failure takes so long
_Found = TypeVar("_Found")


def wait_until(look: Callable[[], _Found | None], trouble: Callable[[], str] | str) -> _Found:
    """The first answer of ``look`` that counts as true; raise AssertionError with ``trouble`` when none comes in time.

    A page that is drawn anew while it is looked at is looked at again.
    """
    end = time.monotonic() + PATIENCE
    refused = ""
    while time.monotonic() < end:
        try:
            if result := look():
                return result
        except BidiError as error:
            refused = f" ({error})"
        time.sleep(0.05)
    raise AssertionError((trouble if isinstance(trouble, str) else trouble()) + refused)
