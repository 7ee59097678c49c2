"""Profiles that lack something, and names that are not what one expects."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


def test_without_a_contact_card_the_box_docks_and_exports_all_the_same(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.by_slug("eirik-hovland-subsea"), colleague().open_job("Diver")
    box = connected.open_profile(member)
    expect(connected.topcard.locator(".contact-info")).to_have_count(0)
    box.export(job)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_be_visible()


def test_whom_only_the_member_id_names_is_exported_and_known_again(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = (
        people.special(lambda one: not one.slug and not one.contact_card and bool(one.name)),
        colleague().open_job("Nurse"),
    )
    connected.open_profile(member).export(job)
    connected.page.reload()
    expect(connected.box.region.get_by_text(f"Already a prospect for {job.line}")).to_be_visible()


def test_a_profile_without_a_name_asks_for_it(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.special(lambda one: not one.name), colleague().open_job("Spy")
    box = connected.open_profile(member)
    expect(box.region.get_by_text("This page does not show the person’s name.")).to_be_visible()
    box.choose(job)
    expect(box.export_button).to_be_disabled()
    box.name.fill("  Someone   Named by Phone ")
    box.export_button.click()
    expect(box.status).to_have_text(f"Exported Someone Named by Phone to {job.line}")
    attract.open_prospects(job)
    expect(attract.row("Someone Named by Phone")).to_be_visible()


def test_a_name_that_looks_like_html_is_text_in_the_box_in_attract_and_in_the_card(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.by_slug("bobby-son"), colleague()
    assert member.name == "<b>Bobby</b> & Søn"
    job = one.open_job("Master <i>Builder</i>")
    box = connected.open_profile(member)
    box.export(job)
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name).get_by_role("link", name=member.name)).to_be_visible()

    exported = one.export(member, job)
    one.move_to_application(exported)
    one.note(exported, "<img src=x onerror=\"document.title='owned'\">")
    connected.page.reload()
    card = connected.open_card()
    expect(card.dialog.get_by_text(member.name, exact=True)).to_be_visible()
    expect(card.jobs()).to_contain_text("Master <i>Builder</i>")
    expect(card.show("Notes")).to_contain_text("<img src=x onerror=")
    expect(connected.page).not_to_have_title("owned")


@pytest.mark.parametrize("slug", ["layla-haddad-design", "asa-sjogren-nfd", "sunniva", "per-ukjent"])
def test_names_of_every_kind_arrive_as_they_stand_on_the_page(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague], slug: str
):
    member, job = people.by_slug(slug), colleague().open_job(f"Namesake {slug}")
    connected.open_profile(member).export(job)
    attract.open_prospects(job)
    expect(attract.page.get_by_role("rowheader").get_by_role("link")).to_have_count(1)
    shown = (connected.name.text_content() or "").strip()
    expect(attract.page.get_by_role("rowheader").get_by_role("link")).to_have_text(shown)


def test_credentials_and_picture_signs_are_no_part_of_the_name(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    job = colleague().open_job("Doctor")
    connected.open_profile(people.by_slug("dr-ragnhild-myhre")).export(job)
    attract.open_prospects(job)
    expect(attract.page.get_by_role("rowheader").get_by_role("link")).to_have_text("Dr. Ragnhild Myhre")


def test_namesakes_stay_two_people(connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]):
    one, other = (
        people.by_slug("kari-nordmann-4b7c1a"),
        people.special(lambda member: member.name == "Kari Nordmann"),
    )
    job = colleague().open_job("Kari's Colleague")
    connected.open_profile(one).export(job)
    connected.open_profile(other).export(job)
    attract.open_prospects(job)
    expect(attract.row("Kari Nordmann")).to_have_count(2)
