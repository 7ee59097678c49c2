"""Messages: conversations, and the link from their head to the profile (docs/spec/pages.md R17)."""

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.people import control_over
from e2e.recruiter.tests.support.reading import Reading


@pytest.fixture
def linkedin(client: FlaskClient) -> LinkedInControl:
    return control_over(client)


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def read(client: FlaskClient, address: str = "/talent/inbox/0") -> Reading:
    answer = client.get(address)
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def threads(page: Reading) -> list[str]:
    return [link for link in page.links() if link.startswith("/talent/inbox/0/main/id/")]


def test_who_has_written_to_nobody_is_told_how_to(client: FlaskClient):
    assert "No messages yet" in read(client).text


def test_a_conversation_links_to_the_profile_and_shows_what_was_said(
    client: FlaskClient, linkedin: LinkedInControl, solveig: Member
):
    thread = linkedin.send_inmail("rita", solveig.id, "A job", "Would you <b>like</b> it?")
    linkedin.answer_inmail(thread, "Yes, I would.")
    (address,) = threads(read(client))
    page = read(client, address)
    assert f"/talent/profile/{solveig.id}?trk=INBOX" in page.links()
    assert "Would you <b>like</b> it?" in page.text
    assert "Yes, I would." in page.text
    composer = page.one("template[shadowrootmode]").one("form")
    form = {"thread": thread, "body": "When can we talk?"}
    answer = client.post(composer.attributes["action"], data=form, headers={"Referer": f"http://localhost{address}"})
    assert answer.headers["Location"].startswith(address)
    assert "When can we talk?" in read(client, address).text


def test_conversations_are_ones_own_and_end_with_the_account(client: FlaskClient, linkedin: LinkedInControl, solveig: Member):
    linkedin.send_inmail("rita", solveig.id, "A job", "Hello")
    (address,) = threads(read(client))
    client.set_cookie("seat", "colleague")
    assert threads(read(client)) == []
    assert client.get(address).status_code == 404
    client.set_cookie("seat", "recruiter")
    linkedin.close_account(solveig.id)
    assert threads(read(client)) == []
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("key", ["Mi1hYmNk", "%00", "x" * 500, "é"])
def test_a_conversation_that_is_not_there_is_not_found(client: FlaskClient, key: str):
    assert client.get(f"/talent/inbox/0/main/id/{key}").status_code == 404
