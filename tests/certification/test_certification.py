"""LinkedIn's certification rules, run as an operator runs them: a process of its own against the stand-in."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server.certification.report import USE_CASES
from server.certification.rules import RULES, KnownRule
from tests.support.stand_in import served

# What needs a browser's eyes, what Attract does not offer, and rules nobody outside LinkedIn has read.
NOT_APPLICABLE = {"RSC-107+", "RSC-204+", "RSC-306+", "TC9", "JP-015A, address", "JP-015B, C", "JP-016"}


def certify(stand_in: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing else in its environment."""
    command = [sys.executable, "-m", "server.cli", "certify", "--stand-in", stand_in, "--output", str(folder), *more]
    return subprocess.run(command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, timeout=300)


@dataclass(frozen=True)
class Run:
    """One run in one dialect: what it printed, what it left, and what another customer of the stand-in had before and after."""

    ended: subprocess.CompletedProcess[str]
    kept: dict[str, Any]
    text: str
    others: tuple[Any, Any]

    @property
    def results(self) -> dict[str, Any]:
        return {one["rule"]: one for one in self.kept["results"]}


@pytest.fixture(scope="module", params=["v2", "rest"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run takes half a minute, so that all tests look at the same one."""
    folder = tmp_path_factory.mktemp("certification")
    with served() as linkedin:
        linkedin.connected()
        before = linkedin.control.state()["apps"]
        ended = certify(linkedin.address, folder, "--dialect", request.param)
        after = linkedin.control.state()["apps"]
    kept = json.loads((folder / "certification.json").read_text("utf-8"))
    text = (folder / "certification.md").read_text("utf-8")
    return Run(ended, kept, text, (before, {id: after[id] for id in before}))


def test_every_rule_that_applies_passes(run: Run) -> None:
    result = run.results
    assert {id: one["evidence"] for id, one in result.items() if one["verdict"] == "failed"} == {}
    assert (run.ended.returncode, run.ended.stderr) == (0, "")
    assert {id for id, one in result.items() if one["verdict"] != "passed"} == NOT_APPLICABLE
    assert all(result[rule.id]["verdict"] == "passed" for rule in RULES if rule.known is KnownRule.FULL)
    assert run.kept["complete"]


def test_the_report_says_for_every_rule_how_it_went(run: Run) -> None:
    for rule in RULES:
        assert f"### {rule.id}\n" in run.text
        assert f"\n{rule.id} " in run.ended.stdout
    assert "not applicable** – Attract posts basic jobs only" in run.text
    assert "parent-secret" not in run.text


def test_the_report_says_by_which_way_the_steps_of_each_rule_were_made(run: Run) -> None:
    ways = {id: one["way"] for id, one in run.results.items() if one["verdict"] == "passed"}
    assert all(ways.values())
    assert ways["RSC-503"].startswith("Directly in the database: submitted feedback is deleted (there is no page for it yet)")
    assert {ways[id] for id in ("RSC-501", "RSC-504", "JP-014")} == {USE_CASES}
    assert run.kept["prepared"][run.kept["dialects"][0]]


def test_a_run_leaves_what_others_sent_alone(run: Run) -> None:
    before, after = run.others
    assert after == before


def test_without_a_stand_in_it_says_so(tmp_path: Path) -> None:
    ran = certify("http://127.0.0.1:9", tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "Error: No stand-in answers at http://127.0.0.1:9 (ConnectionError).\n"
