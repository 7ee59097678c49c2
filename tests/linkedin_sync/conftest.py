"""A connected installation for every test, against the stand-in in a thread, on both databases, each with a dialect of its own.

The database knows nothing of the dialect, so each rule is tried on both and in both without crossing them; random work
(test_stateful) crosses all four.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.linkedin_sync.support.synced import Synced, connected
from tests.support.people import People
from tests.support.stand_in import StandIn, served


@pytest.fixture(scope="session")
def sync_stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture
def dialect(database_url: str) -> str:
    return "rest" if database_url.startswith("sqlite") else "v2"


@pytest.fixture
def linkedin(sync_stand_in: StandIn, people: People, tmp_path: Path, dialect: str, let_pass: Callable[[int], None]) -> Synced:
    """Connected; the sync has not begun."""
    return connected(people, sync_stand_in, tmp_path, dialect, let_pass)


@pytest.fixture
def synced(linkedin: Synced) -> Synced:
    """The same, and the sync runs."""
    return linkedin.start()
