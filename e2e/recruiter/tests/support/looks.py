"""Looks for the browser of a test."""

from collections.abc import Callable

Look = Callable[..., None]
