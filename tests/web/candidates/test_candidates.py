"""A candidate: profile, notes and feedback."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from server.domain.feedback import FeedbackText, Recommendation
from server.domain.roles import Actor, Role, TeamRole
from server.usecases.applications import feedback
from server.usecases.candidates import notes
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]


@dataclass
class Kari:
    """An applicant, and the team of the job."""

    people: People
    rita: Actor
    hans: Actor
    ingrid: Actor
    job: int
    application: int
    address: str

    @property
    def id(self) -> int:
        return int(self.address.rpartition("/")[2])


@pytest.fixture
def kari(people: People) -> Kari:
    rita, hans, ingrid = people.recruiter("Rita Recruiter"), people.manager("Hans"), people.user(name="Ingrid")
    places = ((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
    job = people.job(*places)
    url = "https://www.linkedin.com/in/kari-nordmann"
    person = people.person(profile_url=url, email="kari@example.com", headline="Data Engineer", location="Oslo")
    exported = people.applicant(rita, job, person)
    return Kari(people, rita, hans, ingrid, job, exported.application, f"/candidates/{exported.candidate}")


@pytest.mark.statement(248)
def test_the_profile_shows_contact_source_profiles_and_history(kari: Kari, browser_of: BrowserOf) -> None:
    page = browser_of(kari.rita).open(kari.address)
    for text in ("Kari Nordmann", "Data Engineer", "kari@example.com", "Oslo", "LinkedIn", "Senior Data Engineer", "Application"):
        assert text in page.text
    assert "https://www.linkedin.com/in/kari-nordmann" in page.links.values()
    assert list(page.links.values()).count("https://www.linkedin.com/in/kari-nordmann") == 1


@pytest.mark.parametrize("address", ["www.linkedin.com/in/kari", "HTTPS://www.linkedin.com/in/kari"])
def test_a_profile_is_a_link_to_the_web_and_nowhere_else(kari: Kari, browser_of: BrowserOf, address: str) -> None:
    exported = kari.people.export(kari.rita, kari.job, kari.people.person("Other", profile_url=address))
    page = browser_of(kari.rita).open(f"/candidates/{exported.candidate}")
    assert "https://www.linkedin.com/in/kari" in page.links.values()


@pytest.mark.statement(249)
def test_a_job_is_a_link_only_where_it_opens(kari: Kari, browser_of: BrowserOf) -> None:
    other = kari.people.recruiter()
    browser = browser_of(other)
    page = browser.open(kari.address)
    assert "Senior Data Engineer" in page.text
    assert not page.goes_to(f"/jobs/{kari.job}")
    browser.open(f"/jobs/{kari.job}", 404)
    assert browser_of(kari.rita).open(kari.address).goes_to(f"/jobs/{kari.job}")


def test_an_interviewer_opens_only_the_people_of_their_jobs(kari: Kari, browser_of: BrowserOf) -> None:
    browser_of(kari.ingrid).open(kari.address)
    stranger = browser_of(kari.people.user())
    for tab in ("", "/activity", "/notes", "/feedback"):
        stranger.open(kari.address + tab, 404)


def test_the_activity_says_who_did_what(kari: Kari, browser_of: BrowserOf) -> None:
    page = browser_of(kari.rita).open(f"{kari.address}/activity")
    assert "Moved to Application" in page.text
    assert "Exported from LinkedIn to Prospect" in page.text
    assert "Rita Recruiter" in page.text
    assert [at for tag, at in page.elements if tag == "time" and at["datetime"].endswith("Z")]


@pytest.mark.statement(225)
def test_a_note_is_written_by_a_plain_form_and_shown_as_text(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    form = browser.open(f"{kari.address}/notes").form(f"{kari.address}/notes")
    assert form.choices["application"] == [str(kari.application), ""]
    page = browser.send(form.action, **form.fields | {"note": "<b>Calls</b> back\r\non Monday & Tuesday"})
    assert "The note is saved." in page.text
    assert "<b>Calls</b> back on Monday & Tuesday" in page.text
    assert not [tag for tag, _ in page.elements if tag == "b"]
    assert notes.read(kari.hans, kari.id).notes[0].text == "<b>Calls</b> back\non Monday & Tuesday"


def test_a_private_note_is_marked_and_its_authors_alone(kari: Kari, browser_of: BrowserOf) -> None:
    page = browser_of(kari.rita).send(f"{kari.address}/notes", note="Between us", private="on", application="")
    assert "Between us" in page.text
    assert "Private" in page.text.partition("Between us")[0].rpartition("General")[2]
    assert "Between us" not in browser_of(kari.hans).open(f"{kari.address}/notes").text


def test_htmx_gets_the_notes_as_they_are_now_and_an_empty_form(kari: Kari, browser_of: BrowserOf) -> None:
    form = {"note": "New", "application": str(kari.application)}
    answer = browser_of(kari.rita).htmx(f"{kari.address}/notes", form)
    page = Page(answer.text)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="notes">')
    assert page.form(f"{kari.address}/notes").fields["note"] == ""
    assert "New" in page.text
    assert "The note is saved." in page.text


@pytest.mark.parametrize(
    ("note", "message"), [("  ", "This is needed."), ("ø" * 10_001, "This is too long."), ("\0", "This is needed.")]
)
def test_a_refused_note_keeps_everything_typed(kari: Kari, browser_of: BrowserOf, note: str, message: str) -> None:
    browser = browser_of(kari.rita)
    typed = {"form_key": "kept", "note": note, "application": "", "private": "on"}
    for answer in (browser.post(f"{kari.address}/notes", typed), browser.htmx(f"{kari.address}/notes", typed)):
        page = Page(answer.text)
        assert answer.status_code == 422
        assert page.message_of("note") == message
        assert page.form(f"{kari.address}/notes").fields == typed | {"note": note.replace("\0", "")}


@pytest.mark.parametrize("application", ["x", "987654321987", "-1", "1.5"])
def test_a_note_on_what_makes_no_sense_never_becomes_one_for_everybody(
    kari: Kari, browser_of: BrowserOf, application: str
) -> None:
    answer = browser_of(kari.rita).post(f"{kari.address}/notes", {"note": "For the team", "application": application})
    assert answer.status_code == 422
    assert Page(answer.text).message_of("application") == "Choose what the note is about."
    assert notes.read(kari.rita, kari.id).notes == []


def test_a_note_sent_twice_is_written_once(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    form = browser.open(f"{kari.address}/notes").form(f"{kari.address}/notes")
    first, second = (browser.post(form.action, form.fields | {"note": "Calls back"}) for _ in range(2))
    assert (first.status_code, first.location) == (second.status_code, second.location) == (303, f"{kari.address}/notes")
    browser.post(form.action, form.fields | {"note": "Gone back to, and changed"})
    browser.send(form.action, **browser.open(form.action).form(form.action).fields | {"note": "Calls back"})
    result = [note.text for note in notes.read(kari.rita, kari.id).notes]
    assert sorted(result) == ["Calls back", "Calls back", "Gone back to, and changed"]


@pytest.mark.statement(226)
def test_an_interviewer_reads_notes_and_writes_none(kari: Kari, browser_of: BrowserOf) -> None:
    notes.add(kari.rita, kari.id, "For the team", False, kari.application)
    browser = browser_of(kari.ingrid)
    page = browser.open(f"{kari.address}/notes")
    assert "For the team" in page.text
    assert "Add a note" not in page.text
    for form in ({"note": "x", "application": str(kari.application)}, {"note": "x", "application": ""}):
        assert browser.post(f"{kari.address}/notes", form).status_code == 403


@pytest.mark.statement(135)
def test_a_reader_is_offered_nothing_to_change(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.people.user(Role.READ_ONLY))
    for tab in ("", "/activity", "/notes", "/feedback"):
        assert [form.action for form in browser.open(kari.address + tab).forms] == ["/sign-out"]
    assert browser.post(f"{kari.address}/notes", {"note": "x"}).status_code == 403
    form = {"application": str(kari.application), "save": "1"}
    assert browser.post(f"{kari.address}/feedback", form).status_code == 403


def test_saved_feedback_is_its_authors_and_can_be_changed_until_submitted(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.ingrid)
    form = browser.open(f"{kari.address}/feedback").form(f"{kari.address}/feedback")
    draft = {"application": form.fields["application"], "strengths": "Calm", "save": "1"}
    page = browser.send(form.action, **draft)
    assert "only you can see it" in page.text
    assert page.form(form.action).fields["strengths"] == "Calm"
    assert "Calm" not in browser_of(kari.rita).open(f"{kari.address}/feedback").text
    done = browser.send(form.action, **draft | {"recommendation": "hire", "submit": "1"})
    assert "Your feedback is submitted." in done.text
    assert not [one for one in done.forms if one.action == form.action]
    assert "Calm" in browser_of(kari.rita).open(f"{kari.address}/feedback").text
    again = browser.post(form.action, draft)
    assert again.status_code == 409
    assert "submitted already" in Page(again.text).text


def test_feedback_without_a_recommendation_is_not_submitted_and_keeps_its_texts(kari: Kari, browser_of: BrowserOf) -> None:
    typed = {"application": str(kari.application), "strengths": "A", "weaknesses": "B", "comment": "C"}
    answer = browser_of(kari.ingrid).post(f"{kari.address}/feedback", typed | {"submit": "1"})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of("recommendation") == "Choose a recommendation before you submit."
    fields = page.form(f"{kari.address}/feedback").fields
    assert {name: value for name, value in fields.items() if name != "stage"} == typed


@pytest.mark.parametrize("field", ["strengths", "weaknesses", "comment"])
def test_feedback_that_is_too_long_is_refused_beside_the_field(kari: Kari, browser_of: BrowserOf, field: str) -> None:
    typed = {"application": str(kari.application), "recommendation": "no_hire", field: "x" * 10_000}
    answer = browser_of(kari.ingrid).post(f"{kari.address}/feedback", typed | {"save": "1"})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(field) == "This is too long."
    fields = page.form(f"{kari.address}/feedback").fields
    assert (fields[field], fields["recommendation"]) == (typed[field], "no_hire")


@pytest.mark.statement(265)
def test_an_interviewer_sees_others_feedback_after_their_own(kari: Kari, browser_of: BrowserOf) -> None:
    feedback.keep(kari.hans, kari.application, FeedbackText(Recommendation.HIRE, "Knows <SQL>"), submit=True)
    browser = browser_of(kari.ingrid)
    assert "Knows <SQL>" not in browser.open(f"{kari.address}/feedback").text
    form = {"application": str(kari.application), "recommendation": "undecided", "submit": "1"}
    assert "Knows <SQL>" in browser.send(f"{kari.address}/feedback", **form).text


@pytest.mark.parametrize("application", ["", "x", "987654", "9" * 30])
def test_feedback_on_nothing_is_refused(kari: Kari, browser_of: BrowserOf, application: str) -> None:
    answer = browser_of(kari.ingrid).post(f"{kari.address}/feedback", {"application": application, "save": "1"})
    assert answer.status_code == 404
