"""Working out the next thing while LinkedIn answers about this one; both take about as long."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Generic, TypeVar

from server.storage import database

Answer = TypeVar("Answer")
Prepared = tuple[Hashable, Answer] | None


class Ahead(Generic[Answer]):
    """At most one answer that was worked out ahead, for the very question it answers and only for whoever asks next."""

    def __init__(self) -> None:
        self._prepared: Prepared[Answer] = None

    def take(self, question: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """The answer to ``question``: the prepared one, else ``work_out()``. What answers another question is thrown away."""
        prepared, self._prepared = self._prepared, None
        return prepared[1] if prepared and prepared[0] == question else work_out()

    def drop(self) -> None:
        """Something happened that questions do not name."""
        self._prepared = None

    @contextmanager
    def meanwhile(self, prepare: Callable[[], Prepared[Answer]]) -> Iterator[None]:
        """Let ``prepare`` work out a question and its answer in a thread beside the block, which ends when both have.

        Should that go wrong, nothing is prepared: whoever asks works it out and meets the same trouble.
        """
        with ThreadPoolExecutor(1, "ahead") as thread:
            prepared = thread.submit(_released(prepare))
            yield
        self._prepared = None if prepared.exception() else prepared.result()


def _released(prepare: Callable[[], Prepared[Answer]]) -> Callable[[], Prepared[Answer]]:
    def run() -> Prepared[Answer]:
        try:
            return prepare()
        finally:
            database.release()

    return run
