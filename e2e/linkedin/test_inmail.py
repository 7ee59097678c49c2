"""Send InMail and Save to a job, without leaving the LinkedIn tab."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser
from e2e.support.colleague import RECRUITER
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]


def test_an_inmail_is_sent_and_a_person_is_saved_to_a_job_within_the_tab(linkedin: LinkedIn, beside_linkedin: Open):
    member, job = linkedin.people.anybody(), linkedin.open_job("Within the tab")
    candidate = linkedin.become_applicant(linkedin.export(member, job, "inmail@mail.example"))
    user = beside_linkedin(linkedin, RECRUITER, "recruiter")
    tab = user.open_tab(candidate)
    # LinkedIn's own part is the one place for both: nothing else on the page is called so.
    for action in ("Send InMail", "Save to a job"):
        expect(tab.section("In LinkedIn Recruiter")).to_contain_text(action)
        expect(user.page.get_by_role("button", name=action)).to_have_count(0)
    widget = tab.widget
    expect(widget.get_by_role("heading", level=1)).to_have_text(member.name)
    widget.locator("summary").filter(has_text="Send InMail").click()
    widget.get_by_label("Subject").fill("A job in Oslo")
    widget.get_by_label("Message").fill("May I tell you more?")
    widget.get_by_role("button", name="Send", exact=True).click()
    expect(widget.get_by_role("status")).to_have_text("InMail sent.")
    widget.locator("summary").filter(has_text="Save to a job").click()
    widget.get_by_label("Job or project").fill(job.title)
    widget.get_by_role("button", name="Save", exact=True).click()
    expect(widget.get_by_role("status")).to_have_text(f"Saved to {job.title}.")
    widget.get_by_role("link", name="Recruiting activities").click()
    expect(widget.get_by_role("main")).to_contain_text("May I tell you more?")
    expect(user.page).to_have_url(f"{user.attract.address}/candidates/{candidate}/linkedin")
