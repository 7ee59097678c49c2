"""What a rule's check finds out, sentence by sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from server.certification.directly import noting
from server.certification.report import Result, Verdict


class NotApplicable(Exception):
    """The rule does not apply; the text says why."""


class NotAsExpected(Exception):
    """Something that all the rest of a check needs did not happen; the text says what."""


@dataclass(slots=True)
class Evidence:
    """Collects what one check sees; one sentence that does not hold fails the rule."""

    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def see(self, holds: Any, sentence: str) -> None:
        """``sentence`` is true if ``holds``."""
        self.failed |= not holds
        self.lines.append(sentence if holds else f"FAILED: {sentence}")

    def same(self, what: str, ours: Any, theirs: Any) -> None:
        """Both sides agree about ``what``: numbers or short texts."""
        self.see(ours == theirs, f"{what}: Attract {ours}, LinkedIn {theirs}")

    def tell(self, sentence: str) -> None:
        """Something worth reading that proves nothing by itself."""
        self.lines.append(sentence)


Check = Callable[[Any, Evidence], None]
CHECKS: dict[str, Check] = {}


def rule(*ids: str) -> Callable[[Check], Check]:
    """Decorator: the function checks the rules with these ids."""

    def register(check: Check) -> Check:
        for id in ids:
            CHECKS[id] = check
        return check

    return register


def checked(id: str, dialect: str, check: Callable[[Evidence], None]) -> Result:
    """The result of one check; whatever goes wrong in it fails the rule and no other."""
    evidence = Evidence()
    with noting() as directly:
        try:
            check(evidence)
        except NotApplicable as reason:
            return Result(id, dialect, Verdict.NOT_APPLICABLE, tuple(evidence.lines), str(reason))
        except NotAsExpected as problem:
            evidence.see(holds=False, sentence=str(problem))
        except Exception as error:
            evidence.see(holds=False, sentence=f"{type(error).__name__}: {_short(error)}")
    verdict = Verdict.FAILED if evidence.failed else Verdict.PASSED
    return Result(id, dialect, verdict, tuple(evidence.lines), directly=tuple(directly))


def first(items: Iterable[Any], what: str) -> Any:
    """The first of ``items``. Raise NotAsExpected naming ``what`` when there is none."""
    for item in items:
        return item
    raise NotAsExpected(f"{what} is not there")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
