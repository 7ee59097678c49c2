"""What follows from what approvers said, as a table."""

import pytest

from server.domain.approvals import ApprovalState, outcome
from server.domain.jobs import JobStatus

W, Y, N, L = ApprovalState.WAITING, ApprovalState.APPROVED, ApprovalState.REJECTED, ApprovalState.LAPSED


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ([], JobStatus.PENDING),
        ([W], JobStatus.PENDING),
        pytest.param([Y, W], JobStatus.PENDING, marks=pytest.mark.statement(167)),
        pytest.param([Y], JobStatus.APPROVED, marks=pytest.mark.statement(168)),
        pytest.param([Y, Y, Y], JobStatus.APPROVED, marks=pytest.mark.statement(168)),
        pytest.param([N, W], JobStatus.REJECTED, marks=pytest.mark.statement(169)),
        pytest.param([Y, N], JobStatus.REJECTED, marks=pytest.mark.statement(169)),
        ([N, L], JobStatus.REJECTED),
    ],
)
def test_all_must_approve_and_one_rejection_rejects(states: list[ApprovalState], status: JobStatus) -> None:
    assert outcome(states) is status
