"""Whom LinkedIn takes a candidate for, asked of the stand-in in both dialects (linkedin.md 5.2, 5.4)."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server.domain import clock
from server.domain.linkedin.records import CandidateRecord
from server.domain.roles import TeamRole
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.usecases.linkedin.setup import connection
from server.usecases.linkedin.tab import links, tab
from tests.support.linkedin_company import LinkedInCompany
from tests.support.people import People
from tests.support.stand_in import StandIn, served

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
SOLVEIG, HER_ADDRESS = "AEMAAHac_YEBKwp7S6UbrKAodfA2IF1DAd3hcXE", "solveig.aasen@mail.example"


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    with served() as result:
        yield result


@pytest.fixture(autouse=True)
def unbound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(connection._state, "settings", None)
    yield
    links._pause.end()


@pytest.mark.statement(54)
@pytest.mark.parametrize("dialect", ["v2", "rest"])
def test_a_match_of_linkedins_with_the_same_address_is_shown_after_the_next_look(
    stand_in: StandIn, people: People, tmp_path: Path, let_pass: Callable[[int], None], dialect: str
) -> None:
    stand_in.control.reset()
    rita = people.recruiter()
    person = people.person("Solveig Aasen", member_id=None, email=HER_ADDRESS)
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)), person).candidate
    company = LinkedInCompany(tmp_path)
    company.settings = replace(
        company.settings, linkedin_address=stand_in.address, linkedin_dialect=dialect, encryption_keys=(KEY,)
    )
    company.connect()
    app = stand_in.provision()
    with transaction():
        account.change(client_id=app.client_id, client_secret=app.client_secret)
    company.seat(rita)
    client = stand_in.client(app, dialect)
    stand_in.enable(client, app)
    now = clock.now()
    told = CandidateRecord(str(candidate), "Solveig", "Aasen", (HER_ADDRESS,), (), "https://ats.example/candidates/1", now, now)
    assert [answer.error for batch in client.put([told]) for answer in batch] == [None]
    company.synced(candidate)
    digest = urlsafe_b64encode(hashlib.sha256(f"{app.client_id}:{SOLVEIG}".encode()).digest()).decode()
    member = company.member(digest[:12], "Solveig", "Aasen", email=HER_ADDRESS)
    links.work()
    let_pass(clock.HOUR)
    assert links.work() is True
    tab_view = tab.read(rita, candidate)
    assert tab_view.linked
    assert (tab_view.linked.member.urn, tab_view.linked.at) == (member, None)
    links.link(rita, candidate, member)
    assert tab.read(rita, candidate).linked != tab_view.linked


def test_a_stand_in_that_is_gone_delays_the_matches_and_nothing_else(
    people: People, tmp_path: Path, let_pass: Callable[[int], None]
) -> None:
    rita = people.recruiter()
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    company = LinkedInCompany(tmp_path)
    company.settings = replace(company.settings, encryption_keys=(KEY,))
    company.connect()
    with transaction():
        account.change(client_secret="gone")
    company.synced(candidate)
    links.work()
    let_pass(clock.HOUR)
    assert links.work() is False
    assert links._pause.until > clock.now()
