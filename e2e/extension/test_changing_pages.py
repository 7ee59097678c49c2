"""Pages that change while they are open are followed."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.support.colleague import Colleague
from e2e.pages.extension import Extension
from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool


def test_navigation_within_the_page_moves_the_box_and_the_badge_to_the_next_person(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    one.move_to_application(one.export(member, one.open_job("Sailmaker")))
    page = connected.page
    loads: list[str] = []
    connected.open_results(f"q={member.name}")
    expect(badges(connected.row(member))).to_be_visible()
    page.on("domcontentloaded", lambda loaded: loads.append(loaded.url))
    page.get_by_role("link", name=member.name, exact=True).click()
    expect(connected.badge()).to_be_visible()
    expect(connected.box.region.get_by_text(member.name)).to_be_visible()
    expect(connected.box.region).to_have_count(1)

    other = connected.similar.get_by_role("link").first
    name = (other.text_content() or "").strip()
    other.click()
    expect(connected.name).to_contain_text(name)
    expect(connected.box.region.get_by_text(name)).to_be_visible()
    expect(connected.box.region).to_have_count(1)
    page.go_back()
    expect(connected.box.region.get_by_text(member.name)).to_be_visible()
    page.go_back()
    expect(connected.results).to_contain_text("result")
    expect(connected.box.region).to_have_count(0)
    assert loads == []


def test_rows_added_on_scroll_are_looked_up_by_themselves_and_get_their_badges(
    connected: Recruiter, extension: Extension, people: Pool, colleague: Callable[..., Colleague]
):
    known = colleague().in_ats(people.members[25:50])
    assert known
    with extension.requests_to("/in-ats/lookup") as look_ups:
        connected.look(undrawn_rows=True)
        connected.open_results("start=25")
        for member in known:
            slots = connected.page.locator("[data-test-paginated-list] > li")
            slots.nth(people.members.index(member) - 25).scroll_into_view_if_needed()
            expect(badges(connected.row(member))).to_be_visible()
    assert sum(len(look_up.post_data_json["profiles"]) for look_up in look_ups) <= 25


def test_another_seat_without_a_contact_card_docks_the_box_at_the_edge(connected: Recruiter, people: Pool):
    page, member = connected.page, people.anybody()
    box = connected.open_profile(member)
    expect(page.get_by_role("complementary", name="Contact").get_by_role("region", name="Export to Attract")).to_be_visible()
    page.get_by_role("button", name="Rita Recruiter").click()
    page.get_by_role("button", name="Nora Nilsen").click()
    expect(page.get_by_role("complementary", name="Contact")).to_have_count(0)
    expect(box.jobs).to_be_visible()
    page.get_by_role("button", name="Hide Attract").click()
    expect(box.region).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="Show Attract").click()
    expect(box.jobs).to_be_visible()
