"""The LinkedIn tab of a candidate: a profile at once, possible people, and no match, each with what can be done about it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser
from e2e.support.colleague import RECRUITER, Job
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]
CONFIRMED_BY_NOBODY = "E-mail address and LinkedIn member both match. Nobody has confirmed it yet."


@pytest.fixture
def job(linkedin: LinkedIn) -> Job:
    """An active job that LinkedIn knows."""
    return linkedin.open_job("Matching")


def test_whoever_was_exported_in_linkedin_is_shown_at_once_and_can_be_unlinked_and_linked_again(
    linkedin: LinkedIn, beside_linkedin: Open, job: Job
):
    member = linkedin.people.anybody()
    candidate = linkedin.export(member, job, "matching@mail.example")
    user = beside_linkedin(linkedin)
    tab = user.open_tab(candidate)
    expect(tab.profile).to_contain_text(member.name)
    expect(tab.profile).to_contain_text("Linked by Rita Recruiter")  # who exported
    expect(tab.possible).to_have_count(0)
    tab.unlink()
    expect(tab.entry(member.name)).to_contain_text("was unlinked from this candidate")
    tab.entry(member.name).get_by_role("button", name="Link").click()
    expect(user.attract.said).to_contain_text("The profile is linked.")
    tab = user.open_tab(candidate)
    expect(tab.profile).to_contain_text(member.name)
    expect(tab.possible).to_have_count(0)


def test_an_exact_match_is_shown_at_once_though_nobody_linked_it_and_can_be_unlinked_and_linked(
    linkedin: LinkedIn, beside_linkedin: Open, job: Job
):
    member = linkedin.people.whoever(lambda one: bool(one.email and not one.slug))
    colleague = linkedin.people.whoever(lambda one: not one.email and not one.slug)
    with linkedin.colleague(RECRUITER) as one:
        candidate = linkedin.become_applicant(one.export(member, job).candidate)
        # Two people use the address, so that the profile which the member shares is not taken for either of them.
        one.export(colleague, job, email=member.email, candidate="new")
    linkedin.share_profile(member)
    user = beside_linkedin(linkedin)
    tab = user.open_tab(candidate)
    tab.page.get_by_role("button", name="Refresh").click()
    linkedin.wait(lambda: CONFIRMED_BY_NOBODY in (user.open_tab(candidate).page.text_content("main") or ""))
    expect(tab.profile).to_contain_text(member.email or "")
    expect(tab.possible).to_have_count(0)
    tab.unlink()
    expect(tab.entry(member.name)).to_contain_text("was unlinked from this candidate")
    expect(tab.entry(member.name)).to_contain_text("same e-mail address")
    expect(user.open_tab(candidate).profile).to_have_count(0)
    tab.entry(member.name).get_by_role("button", name="Link").click()
    expect(user.attract.said).to_contain_text("The profile is linked.")
    expect(user.open_tab(candidate).profile).to_contain_text("Linked by Rita Recruiter")


def test_possible_people_are_listed_with_evidence_and_the_one_chosen_is_shown_from_then_on(
    linkedin: LinkedIn, beside_linkedin: Open, job: Job
):
    member = linkedin.people.anybody()
    first, _, last = member.name.partition(" ")
    user = beside_linkedin(linkedin)
    # Known from LinkedIn and nobody's: exported once, and unlinked as the wrong person.
    user.open_tab(linkedin.export(member, job, "wrong@mail.example")).unlink()
    candidate = linkedin.apply(job, first, last, "possible@mail.example")
    tab = user.open_tab(candidate)
    expect(tab.page.get_by_role("heading", name="Possible people")).to_be_visible()
    expect(tab.entry(member.name)).to_contain_text("same name")
    expect(tab.profile).to_have_count(0)
    tab.entry(member.name).get_by_role("button", name="Link").click()
    expect(tab.profile).to_contain_text(member.name)
    expect(user.open_tab(candidate).profile).to_contain_text("Linked by Rita Recruiter")


def test_nobody_known_is_no_match_and_linkedins_own_part_finds_and_links_the_person(
    linkedin: LinkedIn, beside_linkedin: Open, job: Job
):
    member = linkedin.people.anybody()
    candidate = linkedin.apply(job, "Qvist", "Xylander", "nobody@mail.example")
    linkedin.wait_until_synced(candidate)
    user = beside_linkedin(linkedin, RECRUITER, "recruiter")
    tab = user.open_tab(candidate)
    expect(tab.page.get_by_role("heading", name="No match found").first).to_be_visible()
    tab.widget.get_by_role("searchbox").fill(member.name)
    tab.widget.get_by_role("button", name="Search").click()
    tab.widget.get_by_role("button", name=f"Link {member.name}").first.click()
    expect(user.attract.said).to_contain_text("The profile is linked.")
    tab = user.open_tab(candidate)
    expect(tab.profile).to_contain_text("Linked by Rita Recruiter")
    expect(tab.widget.get_by_role("heading", level=1)).to_have_text(member.name)
    tab.widget.get_by_role("button", name="Unlink").click()
    tab.widget.get_by_role("button", name="Unlink").click()
    expect(user.attract.said).to_contain_text("The profile is unlinked.")
    expect(tab.profile).to_have_count(0)
