"""LinkedIn's side for the tests of server.linkedin: the stand-in as new for every test, in both dialects where it matters."""

from collections.abc import Iterator

import pytest

from server.linkedin.client import LinkedIn
from tests.stand_in import StandIn, served


@pytest.fixture(scope="session")
def served_stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture
def linkedin(served_stand_in: StandIn) -> StandIn:
    """The stand-in with nothing but its fixture."""
    served_stand_in.control.reset()
    return served_stand_in


@pytest.fixture(params=["v2", "rest"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(linkedin: StandIn, dialect: str) -> LinkedIn:
    """A connected company in each dialect."""
    return linkedin.connected(dialect)
