"""The same export twice at once: two tabs, a double click, a repetition while the first is still under way."""

import threading
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from server.domain.roles import TeamRole
from server.storage import database
from server.storage.tables import Application, Candidate, Export, LinkedInIdentity
from tests.support.api_calls import Api
from tests.support.people import People


def at_once(*calls: Callable[[], TestResponse]) -> list[TestResponse]:
    """The answers of calls that start together, each in a thread with a connection of its own."""
    start, answers = threading.Barrier(len(calls)), {}

    def run(number: int, call: Callable[[], TestResponse]) -> None:
        try:
            start.wait(timeout=10)
            answers[number] = call()
        finally:
            database.release()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [answers[number] for number in range(len(calls))]


@pytest.mark.parametrize("keys", [("same", "same"), ("one", "two")], ids=["one key", "two keys"])
def test_two_at_once_make_one_candidate_and_one_application(api: Api, people: People, keys: tuple[str, str]) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    person = people.person(profile_url="https://www.linkedin.com/in/kari", email="kari@x.example")
    answers = at_once(*[lambda key=key: caller.export(job, person, key=key) for key in keys])  # type: ignore[misc]
    assert sorted(answer.status_code for answer in answers) == [200, 201]
    assert len({answer.json["application"]["id"] for answer in answers}) == 1
    assert (Candidate.select().count(), Application.select().count(), LinkedInIdentity.select().count()) == (1, 1, 2)
    assert Export.select().count() == len(set(keys))


def test_one_person_to_two_jobs_at_once_is_one_candidate(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, person = api.of(rita), people.person(email="kari@x.example")
    jobs = [people.job((rita, TeamRole.RECRUITER)) for _ in range(2)]
    answers = at_once(*[lambda job=job: caller.export(job, person, key=f"key-{job}") for job in jobs])  # type: ignore[misc]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert (Candidate.select().count(), Application.select().count()) == (1, 2)
