"""The report: three forms of the same, and a check that goes wrong in any way fails its own rule alone."""

import json
from pathlib import Path

from server.certification import directly
from server.certification.evidence import Evidence, NotApplicable, NotAsExpected, checked
from server.certification.report import USE_CASES, Report, Result, Verdict
from server.certification.rules import RULES
from server.domain.roles import TeamRole
from tests.support.people import People


def test_a_sentence_that_does_not_hold_fails_the_rule() -> None:
    def check(evidence: Evidence) -> None:
        evidence.see(holds=True, sentence="This is so")
        evidence.same("jobs", 3, 4)

    result = checked("RSC-201", "v2", check)
    assert result.verdict is Verdict.FAILED
    assert result.evidence == ("This is so", "FAILED: jobs: Attract 3, LinkedIn 4")


def test_whatever_goes_wrong_fails_the_rule_and_says_what() -> None:
    def missing(_found: Evidence) -> None:
        raise NotAsExpected("the job is there")

    def broken(_found: Evidence) -> None:
        raise KeyError("jobs")

    assert checked("TC1", "v2", missing).evidence == ("FAILED: the job is there",)
    assert checked("TC1", "v2", broken).evidence == ("FAILED: KeyError: 'jobs'",)


def test_what_does_not_apply_says_why() -> None:
    def check(_found: Evidence) -> None:
        raise NotApplicable("Attract has no such thing.")

    result = checked("TC9", "rest", check)
    assert (result.verdict, result.reason) == (Verdict.NOT_APPLICABLE, "Attract has no such thing.")


def test_a_step_done_in_the_database_itself_is_named_by_the_rule_that_needed_it(people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))

    def check(_found: Evidence) -> None:
        directly.move_job_back(job, 1)
        directly.move_job_back(job, 2)

    result = checked("RSC-201", "v2", check)
    assert result.directly == ("dates of the history are set back (nobody waits that long)",)
    assert result.way.startswith("Directly in the database: dates of the history are set back (nobody waits that long).")
    assert checked("RSC-202", "v2", lambda _: None).way == USE_CASES
    report = Report(0, "http://127.0.0.1:9", ("v2",), [result], prepared={"v2": ("dates are set back (nobody waits)",)})
    assert f"  - Way: {result.way}" in report.to_markdown()
    assert "Made before the first rule. Directly in the database: dates are set back" in report.to_markdown()
    assert json.loads(report.to_json())["results"][0]["way"] == result.way


def test_the_same_is_told_in_a_table_in_markdown_and_in_json(tmp_path: Path) -> None:
    failed = Result("RSC-201", "rest", Verdict.FAILED, ("FAILED: jobs: Attract 3, LinkedIn 4",))
    report = Report(0, "http://127.0.0.1:9", ("v2", "rest"), [Result("RSC-201", "v2", Verdict.PASSED, ("jobs agree",)), failed])
    report.write(tmp_path)
    kept = json.loads((tmp_path / "certification.json").read_text("utf-8"))
    assert kept["counts"] == {"passed": 1, "failed": 1, "not applicable": 0}
    assert [rule["id"] for rule in kept["rules"]] == [rule.id for rule in RULES]
    text = (tmp_path / "certification.md").read_text("utf-8")
    assert "| RSC-201 | passed | failed |" in text
    assert f"- **v2: passed**\n  - Way: {USE_CASES}\n  - jobs agree" in text
    assert report.failed
    assert "rest: FAILED: jobs: Attract 3, LinkedIn 4" in report.table()
    assert not [name for name in tmp_path.iterdir() if name.name.startswith(".")]
