"""The report: how each rule went in each dialect, as a table for the terminal, as Markdown and as JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from server import __version__
from server.certification.rules import RULES, Rule

USE_CASES = "All steps were made by the use cases behind Attract's pages."
DIRECTLY = "Directly in the database"
THE_REST = "All other steps were made by the use cases behind Attract's pages."
NAMES = ("certification.json", "certification.md")


class Verdict(StrEnum):
    """How a rule went."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Result:
    """One rule in one dialect; ``evidence`` are sentences with counts and states, ``reason`` why it was not applicable.

    ``directly`` are the steps that were done in the database itself, with why; all others went by Attract's use cases.
    """

    rule: str
    dialect: str
    verdict: Verdict
    evidence: tuple[str, ...] = ()
    reason: str = ""
    directly: tuple[str, ...] = ()

    @property
    def way(self) -> str:
        """By which way the steps were made, as one sentence; empty for a rule that was not run."""
        if self.verdict is Verdict.NOT_APPLICABLE:
            return ""
        return f"{DIRECTLY}: {'; '.join(self.directly)}. {THE_REST}" if self.directly else USE_CASES


@dataclass(slots=True)
class Report:
    """A run: when (ms), against which stand-in, in which dialects, and the results so far.

    ``prepared`` are, by dialect, the steps of the preparation that were done in the database itself.
    """

    at: int
    stand_in: str
    dialects: tuple[str, ...]
    results: list[Result] = field(default_factory=list)
    prepared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = __version__
    complete: bool = False

    @property
    def failed(self) -> bool:
        """Whether any rule failed."""
        return any(result.verdict is Verdict.FAILED for result in self.results)

    def of(self, rule: Rule) -> list[Result]:
        """The results of one rule, dialect by dialect."""
        return [result for result in self.results if result.rule == rule.id]

    def counts(self) -> dict[str, int]:
        """How many results there are of each verdict."""
        by_verdict = Counter(result.verdict.value for result in self.results)
        return {verdict.value: by_verdict[verdict.value] for verdict in Verdict}

    def to_json(self) -> str:
        """Everything, as the Admin center and programs read it."""
        told: dict[str, Any] = asdict(self) | {"results": [asdict(one) | {"way": one.way} for one in self.results]}
        told |= {"counts": self.counts(), "rules": [asdict(rule) for rule in RULES]}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """What is handed to LinkedIn."""
        return "\n".join([*self._head(), *self._summary(), *self._details(), ""])

    def table(self) -> str:
        """One line a rule, for the terminal; what failed says why."""
        width = max(len(rule.id) for rule in RULES)
        lines = [f"{'':{width}}  " + "  ".join(f"{dialect:14}" for dialect in self.dialects)]
        for rule in RULES:
            lines += _line(rule, self.of(rule), width)
        told = ", ".join(f"{number} {verdict}" for verdict, number in self.counts().items())
        return "\n".join([*lines, "", told])

    def write(self, folder: Path) -> None:
        """Put both forms into ``folder``, each in one piece."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in zip(NAMES, (self.to_json(), self.to_markdown()), strict=True):
            fresh = folder / f".{name}.new"
            fresh.write_text(text, "utf-8")
            fresh.replace(folder / name)

    def _head(self) -> Iterable[str]:
        day = datetime.fromtimestamp(self.at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
        yield "# Attract: certification for LinkedIn Recruiter System Connect\n"
        yield f"- Attract {self.version}, {day}"
        yield f"- Dialects: {', '.join(self.dialects)}"
        yield "- Run against a stand-in for LinkedIn's partner APIs, with made-up people, by a real Attract with its own database"
        yield f"- {', '.join(f'{number} {verdict}' for verdict, number in self.counts().items())}"
        if steps := dict.fromkeys(step for one in self.prepared.values() for step in one):
            yield f"- Made before the first rule. {DIRECTLY}: {'; '.join(steps)}. {THE_REST}"

    def _summary(self) -> Iterable[str]:
        yield f"\n| Rule | {' | '.join(self.dialects)} |\n|---|{'---|' * len(self.dialects)}"
        for rule in RULES:
            verdicts = {result.dialect: result.verdict.value for result in self.of(rule)}
            yield f"| {rule.id} | {' | '.join(verdicts.get(dialect, '–') for dialect in self.dialects)} |"

    def _details(self) -> Iterable[str]:
        module = ""
        for rule in RULES:
            if rule.module != module:
                module = rule.module
                yield f"\n## {module}"
            yield f"\n### {rule.id}\n"
            if rule.does != "—":
                yield f"- Done: {rule.does}\n- Expected: {rule.expects}"
            yield f"- Rule text: {rule.known.value}"
            for result in self.of(rule):
                yield f"- **{result.dialect}: {result.verdict.value}**{f' – {result.reason}' if result.reason else ''}"
                if result.way:
                    yield f"  - Way: {result.way}"
                yield from (f"  - {line}" for line in result.evidence)


def _line(rule: Rule, results: list[Result], width: int) -> Iterable[str]:
    yield f"{rule.id:{width}}  " + "  ".join(f"{result.verdict.value:14}" for result in results)
    for result in results:
        if result.verdict is Verdict.FAILED:
            wrong = [line for line in result.evidence if line.startswith("FAILED")]
            yield from (f"{'':{width}}    {result.dialect}: {line}" for line in wrong)
