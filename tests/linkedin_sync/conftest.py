"""A connected installation for every test, against the stand-in in a thread, on both databases and in both dialects."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.linkedin_sync.synced import Synced, connected
from tests.people import People
from tests.stand_in import StandIn, served


@pytest.fixture(scope="session")
def sync_stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture(params=["v2", "rest"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def linkedin(sync_stand_in: StandIn, people: People, tmp_path: Path, dialect: str, let_pass: Callable[[int], None]) -> Synced:
    """Connected, both dialects; the sync has not begun."""
    return connected(people, sync_stand_in, tmp_path, dialect, let_pass)


@pytest.fixture
def synced(linkedin: Synced) -> Synced:
    """The same, and the sync runs."""
    return linkedin.start()
