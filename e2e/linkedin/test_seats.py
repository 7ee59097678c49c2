"""What somebody sees of LinkedIn without a Recruiter seat, and of whom the account is closed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import ADMIN, MANAGER, OTHER_RECRUITER, RECRUITER
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]


@pytest.mark.parametrize(("email", "person"), [(MANAGER, "harald"), (OTHER_RECRUITER, "nora")])
def test_without_a_recruiter_seat_there_are_basic_data_and_the_notice(
    linkedin: LinkedIn, beside_linkedin: Open, email: str, person: str
):
    linkedin.connect(email, person)
    member, job = linkedin.people.anybody(), linkedin.open_job("Basic data")
    candidate = linkedin.export(member, job, f"{person}.basic@mail.example")
    with linkedin.colleague(RECRUITER) as one:
        one.put_on_team(job, *{MANAGER: ("Harald Manager", "hiring_manager")}.get(email, ("Sunniva Skog", "recruiter")))
    tab = beside_linkedin(linkedin, email).open_tab(candidate)
    expect(tab.page.get_by_text("Be signed out of LinkedIn and LinkedIn Recruiter before you open this tab.")).to_be_visible()
    expect(tab.profile).to_contain_text(member.name)
    expect(tab.profile).not_to_contain_text(member.headline or "")
    expect(tab.page.locator("iframe")).to_have_count(0)


def test_whoever_closed_the_account_is_erased_by_an_administrator(linkedin: LinkedIn, beside_linkedin: Open):
    member, job = linkedin.people.anybody(), linkedin.open_job("Closed")
    linkedin.export(member, job, "closed@mail.example")
    linkedin.control.close_account(member.id)
    linkedin.time_goes_by("closed")
    admin = beside_linkedin(linkedin, ADMIN)
    linkedin.wait(lambda: member.name in (admin.open("/admin/linkedin/closed-profiles").page.text_content("main") or ""))
    admin.page.get_by_role("button", name=f"Erase {member.name}").click()
    expect(admin.page.get_by_role("dialog")).to_be_visible()
    assert_accessible(admin.page)
    admin.page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    expect(admin.attract.said).to_contain_text("The person is erased.")
    expect(admin.page.get_by_role("main")).not_to_contain_text(member.name)
    assert not linkedin.is_candidate(member.name)
