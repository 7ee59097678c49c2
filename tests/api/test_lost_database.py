"""A database that goes away and comes back: said to be unavailable, and used again without a restart."""

import pytest

from server.domain.roles import TeamRole
from server.storage import database
from tests.support.api_calls import Api
from tests.support.people import People


@pytest.fixture
def database_url(postgresql_url: str) -> str:
    """Only a server can go away."""
    return postgresql_url


def test_a_connection_that_was_cut_is_replaced(api: Api, people: People) -> None:
    rita = people.recruiter()
    job, caller = people.job((rita, TeamRole.RECRUITER)), api.of(rita)
    for call in (lambda: caller.get("/api/v1/jobs"), lambda: caller.export(job, people.person())):
        database.database.connection().close()
        assert call().status_code in (200, 201)
