"""Recruiting activities with two users: everybody's own is theirs, and what is shared is shared."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser, Tab
from e2e.support.colleague import OTHER_RECRUITER, RECRUITER
from e2e.support.linkedin import SLOW, LinkedIn

Open = Callable[..., LinkedInUser]


@pytest.fixture
def somebody(linkedin: LinkedIn) -> int:
    """Exported in LinkedIn; Rita and Ola have both written to them there, and Rita has noted something in private."""
    linkedin.connect(OTHER_RECRUITER, "ola")
    member, job = linkedin.people.anybody(), linkedin.open_job("Activities")
    candidate = linkedin.export(member, job, "activities@mail.example")
    with linkedin.colleague(RECRUITER) as one:
        one.put_on_team(job, "Sunniva Skog", "recruiter")
    linkedin.control.send_inmail("rita", member.id, "From Rita", "Would you like to hear of a job?")
    linkedin.control.send_inmail("ola", member.id, "From Ola", "We have met at a fair.")
    linkedin.control.add_note("rita", member.id, "Rita's secret of LinkedIn", "PRIVATE")
    linkedin.control.add_note("rita", member.id, "Rita's word to all of LinkedIn", "PUBLIC")
    linkedin.time_goes_by("inmail", "notes")
    return candidate


def test_notes_and_inmail_of_two_recruiters(linkedin: LinkedIn, beside_linkedin: Open, somebody: int):
    rita, sunniva = beside_linkedin(linkedin), beside_linkedin(linkedin, OTHER_RECRUITER)
    tab = rita.open_tab(somebody)
    tab.page.get_by_role("button", name="Refresh").click()
    expect(tab.section("InMail history")).to_contain_text("Would you like to hear of a job?", timeout=SLOW)
    expect(tab.section("InMail history")).not_to_contain_text("We have met at a fair.")
    _note(rita, somebody, "Rita's own of Attract", public=False)
    _note(rita, somebody, "Rita's word to all of Attract", public=True)
    mine, theirs = Tab(rita.page), _activities(sunniva, somebody)
    notes = mine.section("Recruiter notes")
    for text in ("own of Attract", "word to all of Attract", "secret of LinkedIn", "word to all of LinkedIn"):
        expect(notes).to_contain_text(f"Rita's {text}")
    notes = theirs.section("Recruiter notes")
    for text in ("word to all of Attract", "word to all of LinkedIn"):
        expect(notes).to_contain_text(f"Rita's {text}")
    for text in ("own of Attract", "secret of LinkedIn"):
        expect(notes).not_to_contain_text(text)
    inmail = theirs.section("InMail activity")
    expect(inmail).to_contain_text("We have met at a fair.")
    expect(inmail.get_by_role("listitem").filter(has_text="Rita Recruiter")).to_contain_text("wrote to")
    expect(inmail).not_to_contain_text("Would you like to hear of a job?")
    assert "From Rita" not in sunniva.page.content()


def _activities(user: LinkedInUser, candidate: int) -> Tab:
    user.open(f"/candidates/{candidate}/linkedin/activities")
    return Tab(user.page)


def _note(user: LinkedInUser, candidate: int, text: str, public: bool) -> None:
    _activities(user, candidate)
    # A note is private unless somebody makes it public.
    expect(user.page.get_by_role("checkbox", name="Public")).not_to_be_checked()
    user.page.get_by_role("checkbox", name="Public").set_checked(public)
    user.page.get_by_label("Note", exact=True).fill(text)
    user.page.get_by_role("button", name="Save note").click()
    expect(user.attract.said).to_contain_text("The note is saved.")
