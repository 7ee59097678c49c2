"""Working while LinkedIn answers: keeping what it said before, and working out the next thing. All take about as long."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Generic, TypeVar

from server.storage import database

Result = TypeVar("Result")
Prepared = tuple[Hashable, Result] | None


def _nothing() -> None:
    """Nothing comes first."""


class Prefetch(Generic[Result]):
    """At most one answer that was worked out ahead, for the very question it answers and only for whoever asks next."""

    def __init__(self) -> None:
        self._prepared: Prepared[Result] = None
        self._thread: ThreadPoolExecutor | None = None

    def take(self, question: Hashable, work_out: Callable[[], Result]) -> Result:
        """The answer to ``question``: the prepared one, else ``work_out()``. What answers another question is thrown away."""
        prepared, self._prepared = self._prepared, None
        return prepared[1] if prepared and prepared[0] == question else work_out()

    def drop(self) -> None:
        """Something happened that questions do not name."""
        self._prepared = None

    @contextmanager
    def meanwhile(self, prepare: Callable[[], Prepared[Result]], first: Callable[[], None] = _nothing) -> Iterator[None]:
        """Do ``first``, then let ``prepare`` work out a question and its answer, in a thread beside the block.

        The block ends when all have; what goes wrong in ``first`` is raised then. Should ``prepare`` go wrong, nothing is
        prepared: whoever asks works it out and meets the same trouble.
        """
        self._thread = self._thread or ThreadPoolExecutor(1, "ahead")
        began = self._thread.submit(first)
        prepared = self._thread.submit(prepare)
        try:
            yield
        finally:
            wait([began])
            wait([prepared])
        began.result()
        self._prepared = None if prepared.exception() else prepared.result()

    def rest(self) -> None:
        """Nothing is done beside any block for now: the thread ends, and its connection."""
        thread, self._thread = self._thread, None
        if thread:
            thread.submit(database.release)
            thread.shutdown()
