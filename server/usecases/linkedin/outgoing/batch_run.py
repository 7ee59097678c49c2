"""One pass over one difference: sends it in order and in batches, and remembers what LinkedIn said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from server.domain.errors import LinkedInThrottled
from server.domain.linkedin.kinds import ORDER, PARENT, RecordKind
from server.domain.linkedin.records import AclRecord, ApplicationRecord, Gone, RecordResult
from server.linkedin.client import LinkedIn
from server.storage.linkedin.outgoing.sync_records import RecordRow
from server.usecases.linkedin.outgoing import diff
from server.usecases.linkedin.outgoing.diff import Diff, RecordPut

TRANSIENT = (429, 500, 502, 503, 504)


@dataclass(slots=True)
class BatchRun:
    """``rows`` are the records as they were before; ``stay`` is called between requests and may end the pass.

    ``results`` are LinkedIn's to what was put, ``withdrawn`` to what was removed; ``ended`` says that all was asked.
    """

    client: LinkedIn
    todo: Diff
    rows: dict[tuple[str, str], RecordRow]
    stay: Callable[[], None]
    results: list[RecordResult] = field(default_factory=list)
    withdrawn: list[RecordResult] = field(default_factory=list)
    had: set[tuple[str, str]] = field(default_factory=set)
    throttled: list[LinkedInThrottled] = field(default_factory=list)
    ended: bool = False

    def run(self) -> None:
        """Deletions from the leaves to the root, then the rest from the root to the leaves (linkedin.md 7.6).

        Raise LinkedInTrouble, and whatever ``stay`` raises; what was answered until then is remembered.
        """
        for kind in reversed(ORDER):
            self._remove([one for one in self.todo.gone if one.kind is kind])
        for kind in ORDER:
            self._put([one for one in self.todo.puts if one.desired.record.kind is kind])
        self.ended = True

    def orphaned(self, put: RecordPut) -> bool:
        """Whether it was not sent because LinkedIn refused what it belongs to: mending that starts it again."""
        parent = (diff.parent_kind(put.desired), put.desired.parent or "")
        lost = {result.id for result in self.results if result.error and result.status not in TRANSIENT}
        return parent in lost

    def _remove(self, gone: list[Gone]) -> None:
        self._each(self.client.remove(gone) if gone else iter(()), self.withdrawn)

    def _put(self, puts: list[RecordPut]) -> None:
        ready = [one for one in puts if self._parent_there(one)]
        if not ready:
            return
        if ready[0].step is not None:
            results = self.client.put_jobs([(one.step.record, one.step.operation) for one in ready if one.step])
        else:
            results = self.client.put([one.desired.record for one in ready])
        self._each(results, self.results)

    def _each(self, results: Iterator[list[RecordResult]], kept: list[RecordResult]) -> None:
        try:
            for batch in results:
                self.stay()
                kept += batch
                self.had |= {result.id for result in batch if not result.error}
        except LinkedInThrottled as throttled:
            self.throttled.append(throttled)

    def _parent_there(self, put: RecordPut) -> bool:
        record = put.desired.record
        if isinstance(record, AclRecord):
            return self._there(str(RecordKind.JOB), record.job)
        if isinstance(record, ApplicationRecord):
            return self._there(str(RecordKind.CANDIDATE), record.candidate)
        parent = PARENT.get(record.kind)
        return parent is None or self._there(str(parent), put.desired.parent or "")

    def _there(self, kind: str, key: str) -> bool:
        row = self.rows.get((kind, key))
        return (kind, key) in self.had or (row is not None and (row.acknowledged is not None or row.state == "accepted"))
