"""LinkedIn's side for the tests of server.linkedin: the stand-in as new for every test, in both dialects where it matters."""

from collections.abc import Callable, Iterator

import pytest

from server.linkedin.addresses import at
from server.linkedin.client import Gate, LinkedIn
from server.linkedin.oauth.tokens import LinkedInTokens
from server.linkedin.transport.http import HttpTransport
from tests.support.scripted_server import Scripted, scripted
from tests.support.stand_in import StandIn, served


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


@pytest.fixture
def script() -> Iterator[Scripted]:
    with scripted() as server:
        yield server


@pytest.fixture
def tokens(script: Scripted) -> LinkedInTokens:
    return LinkedInTokens(at(script.address), "child", "s3cr3t/+=", transport=HttpTransport(read_timeout=0.5))


@pytest.fixture
def make_client(script: Scripted, tokens: LinkedInTokens) -> Callable[..., LinkedIn]:
    """A client of the scripted server."""

    def make(dialect: str = "v2", gate: Gate | None = None) -> LinkedIn:
        return LinkedIn(at(script.address), dialect, "202604", "urn:li:organization:99", tokens, gate)

    return make
