"""How a job gets from what LinkedIn has to what it should have."""

import pytest

from server.domain.linkedin.job_steps import next_step, shape
from server.domain.linkedin.records import JobRecord


def job(open: bool = True, public: bool = False) -> JobRecord:
    return JobRecord("REQ-1", "Welder", "x" * 100, "Oslo, Norway", "https://attract.example/careers/REQ-1", 1, open, public)


@pytest.mark.parametrize(
    ("there", "wanted", "renewals", "operation", "shape_after", "last"),
    [
        (None, job(), 0, "CREATE", "RO00", True),
        (None, job(public=True), 0, "CREATE", "PO00", True),
        (None, job(open=False), 0, "CREATE", "RO00", False),
        ("RO00", job(), 0, "UPDATE", "RO00", True),
        ("RO00", job(open=False), 0, "CLOSE", "RC00", True),
        ("RO00", job(public=True), 0, "UPDATE", "PO00", True),
        ("PO00", job(public=False), 0, "CLOSE", "PC00", False),
        ("PC00", job(public=False), 0, "CREATE", "RO00", True),
        ("PO00", job(public=True), 1, "RENEW", "PO01", True),
        ("RC00", job(), 0, "CREATE", "RO00", True),
    ],
)
def test_each_step_brings_a_job_nearer(
    there: str | None, wanted: JobRecord, renewals: int, operation: str, shape_after: str, last: bool
) -> None:
    step = next_step(there, wanted, renewals)
    assert step is not None
    assert (step.operation, step.shape, step.last) == (operation, shape_after, last)


def test_a_closed_job_that_stays_closed_needs_nothing() -> None:
    assert next_step("RC00", job(open=False), 0) is None


@pytest.mark.parametrize("there", [None, "RO00", "RC00", "PO00", "PC00", "PO07"])
@pytest.mark.parametrize("wanted", [job(), job(public=True), job(open=False), job(open=False, public=True)])
@pytest.mark.parametrize("renewals", [0, 1])
def test_whatever_is_there_a_few_steps_lead_to_what_should_be(there: str | None, wanted: JobRecord, renewals: int) -> None:
    for _ in range(3):
        step = next_step(there, wanted, renewals)
        if step is None or there == shape(wanted, renewals):
            break
        there = step.shape
    assert there is not None
    assert there[1] == ("O" if wanted.open else "C")
    if wanted.open:
        assert there == shape(wanted, renewals)
