"""Full-text search finds the same jobs on both databases, whatever a title is written in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from server.domain.jobs import TITLE_LIMIT, JobStatus
from server.domain.search_text import folded, words
from server.storage import database
from server.storage.jobs import jobs
from tests.support.people import DRAFT, People

ODD = ["1e5", "12abc", "x2.0", "C++", ".NET", "a-b", "R&D", "foo@bar.no", "/usr/bin", "-5", "<b>", "½"]
TITLES = st.text(max_size=60) | st.lists(st.sampled_from(ODD)).map(" ".join)


@pytest.fixture
def job(people: People) -> int:
    return people.job(status=JobStatus.ACTIVE)


@pytest.fixture
def searching(job: int) -> Iterator[int]:
    yield job
    database.release()


def retitled(job: int, title: str) -> None:
    row = jobs.for_user(job, 0)
    assert row is not None
    jobs.change(row, DRAFT, replace(DRAFT, title=title), None)


def found(job: int, query: str) -> bool:
    asked = words(query)
    return not asked or job in [row.id for row in jobs.matching(0, asked, 10, everywhere=True)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TITLES)
@example("Sjøfører (Ærlig) 王小明 – Инженер")
@example("1e5 2e10 0x1f 1.5.2 100k")
@example("the a is not")
@example("x" * TITLE_LIMIT)
def test_a_job_is_found_by_its_title_by_each_word_and_by_the_beginning_of_each(searching: int, title: str) -> None:
    retitled(searching, title := title.replace("\0", ""))
    assert found(searching, title)
    for word in folded(title).split():
        assert found(searching, word)
        assert found(searching, word[: max(1, len(word) // 2)])


def test_a_word_that_is_not_there_is_not_found(searching: int) -> None:
    retitled(searching, "Senior Data Engineer")
    assert not found(searching, "engineers")
    assert not found(searching, "data nurse")
    assert not found(searching, "ata")
