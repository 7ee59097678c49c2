"""Where two people could be meant, the recruiter says who it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


@pytest.mark.statement(57, 59, 60, 62)
def test_an_address_that_somebody_else_has_asks_who_it_is_and_the_choice_holds_from_then_on(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    known, member, one = people.anybody(), people.anybody(), colleague()
    job = one.open_job("Saddler")
    candidate = one.export(known, one.open_job("Farrier"), email="shared@family.example").candidate
    box = connected.open_profile(member)
    box.details()
    box.field("E-mail address").fill("shared@family.example")
    box.choose(job)
    box.export_button.click()

    expect(box.possible_people).to_contain_text("same e-mail address")
    attract.open_prospects(job)
    expect(attract.page.get_by_text("Nobody is in Prospect yet.")).to_be_visible()
    box.possible_people.get_by_role("button", name=known.name).click()
    expect(box.status).to_contain_text(f"to {job.line}")
    attract.open(f"/candidates/{candidate}")
    expect(attract.page.get_by_role("heading", name="Saddler")).to_be_visible()
    connected.page.reload()
    expect(box.region.get_by_text("Already a prospect for Farrier")).to_be_visible()
    expect(box.possible_people).to_have_count(0)


def test_none_of_these_makes_a_new_person(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    known, member, one = people.anybody(), people.anybody(), colleague()
    job = one.open_job("Chandler")
    one.export(known, one.open_job("Wainwright"), email="office@twins.example")
    box = connected.open_profile(member)
    box.details()
    box.field("E-mail address").fill("office@twins.example")
    box.choose(job)
    box.export_button.click()
    box.possible_people.get_by_role("button", name="None of these: a new person").click()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_be_visible()
    expect(attract.row(known.name)).to_have_count(0)


def test_cancel_goes_back_to_the_box_with_everything_still_in_it(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    known, member, one = people.anybody(), people.anybody(), colleague()
    job = one.open_job("Fletcher")
    one.export(known, job, email="cancel@twins.example")
    box = connected.open_profile(member)
    box.details()
    box.field("E-mail address").fill("cancel@twins.example")
    box.choose(job)
    box.export_button.click()
    box.possible_people.get_by_role("button", name="Cancel").click()
    expect(box.possible_people).to_have_count(0)
    expect(box.jobs).to_have_value(job.line)
    expect(box.field("E-mail address")).to_have_value("cancel@twins.example")
