"""Notes, private or for the team, and interview feedback, saved or submitted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import INTERVIEWER, RECRUITER, Colleague, ExportResult
from e2e.support.people import Pool


@pytest.fixture
def applicant(people: Pool, colleague: Callable[..., Colleague]) -> ExportResult:
    """Somebody in Interview on a job whose interviewer is Ingrid."""
    one = colleague()
    job = one.open_job("Prompter")
    one.put_on_team(job, "Ingrid Interviewer", "interviewer")
    exported = one.export(people.anybody(), job)
    one.move_to_application(exported)
    one.advance(exported)
    return exported


def test_a_note_for_all_is_read_by_the_team_and_a_private_one_by_nobody_else(
    visit: Callable[..., Attract], applicant: ExportResult, scripts: bool
):
    attract = _open(visit, applicant, "notes", RECRUITER, scripts)
    for text, private in (("Knows the play by heart.", False), ("Whispers <too> loudly.", True)):
        attract.page.get_by_label("Note", exact=True).fill(text)
        attract.page.get_by_role("checkbox", name="Private").set_checked(private)
        attract.button("Save note").click()
        expect(attract.page.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    expect(attract.page.get_by_role("listitem").filter(has_text="Whispers <too> loudly.")).to_contain_text("Private")

    other = _open(visit, applicant, "notes", INTERVIEWER, scripts)
    expect(other.page.get_by_text("Knows the play by heart.")).to_be_visible()
    expect(other.page.get_by_text("Whispers <too> loudly.")).to_have_count(0)
    expect(other.button("Save note")).to_have_count(0)


def test_saved_feedback_is_the_authors_alone_until_it_is_submitted_and_cannot_be_changed_then(
    visit: Callable[..., Attract], applicant: ExportResult, scripts: bool
):
    author = _open(visit, applicant, "feedback", INTERVIEWER, scripts)
    author.page.get_by_role("radio", name="Hire", exact=True).check()
    author.page.get_by_label("Strengths").fill("Never misses a cue.")
    author.button("Save").click()
    expect(author.page.get_by_text("Saved, not submitted: only you see it.")).to_be_visible()
    reader = _open(visit, applicant, "feedback", RECRUITER, scripts)
    expect(reader.page.get_by_text("Never misses a cue.")).to_have_count(0)

    expect(author.page.get_by_label("Strengths")).to_have_value("Never misses a cue.")
    author.button("Submit").click()
    expect(author.page.get_by_role("listitem").filter(has_text="Never misses a cue.")).to_contain_text("Hire")
    expect(author.page.get_by_role("heading", name="Your feedback on Prompter")).to_have_count(0)
    reader.page.reload()
    expect(reader.page.get_by_text("Never misses a cue.")).to_be_visible()


def test_a_note_without_words_is_refused_beside_its_field(visit: Callable[..., Attract], applicant: ExportResult):
    attract = _open(visit, applicant, "notes", RECRUITER, True)
    note = attract.page.get_by_label("Note", exact=True)
    note.fill("   ")
    attract.button("Save note").click()
    expect(attract.page.get_by_role("alert")).to_be_visible()
    expect(note).to_have_attribute("aria-invalid", "true")


def _open(visit: Callable[..., Attract], applicant: ExportResult, tab: str, email: str, scripts: bool) -> Attract:
    path = f"/candidates/{applicant.candidate}/{tab}"
    attract = visit(java_script_enabled=scripts).open(f"/sign-in?next={path}").sign_in(email)
    expect(attract.page).to_have_url(attract.address + path)
    return attract
