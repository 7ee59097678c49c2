"""The side panel, on pages that the extension leaves untouched."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.support.colleague import Colleague
from e2e.pages.attract import Attract
from e2e.pages.extension import Extension, SidePanel
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Member, Pool
from e2e.support.world import World


@pytest.fixture
def read(connected: Recruiter, extension: Extension, world: World) -> Callable[[str], SidePanel]:
    """Open a homepage by its slug in the first tab; the side panel that has read it."""

    def open_homepage(slug: str) -> SidePanel:
        connected.page.goto(f"http://{world.other_host}/people/{slug}")
        return extension.open_panel(connected.page)

    return open_homepage


@pytest.mark.parametrize(
    ("page", "member"),
    [
        pytest.param("oystein-braten", "oystein-braten", id="microdata"),
        pytest.param("linnea-akesson", "linnea-akesson-ux", id="h-card"),
        pytest.param("agnieszka-wojcik", "agnieszka-wojcik-platform", id="broken JSON-LD and an h-card"),
    ],
)
def test_whom_a_page_describes_is_read_and_exported(
    read: Callable[[str], SidePanel], attract: Attract, people: Pool, colleague: Callable[..., Colleague], page: str, member: str
):
    person, one = people.by_slug(member), colleague()
    job = one.open_job(f"Homepage {page}")
    panel = read(page)
    panel.box.export(job)
    attract.open_prospects(job)
    expect(attract.row(person.name)).to_be_visible()
    # The page named the public profile: the same person on Recruiter is known.
    assert one.api("POST", "/api/v1/exports/preview", json={"person": _as_member(person)}).json()["applications"]


def test_somebody_known_shows_in_ats_beside_json_ld_as_in_recruiter(read: Callable[[str], SidePanel]):
    panel = read("solveig-aasen")
    expect(panel.box.region.get_by_text("Solveig Aasen")).to_be_visible()
    expect(panel.page.get_by_text("Senior Data Engineer · Havbris Data")).to_be_visible()
    panel.badge().focus()
    expect(panel.card.jobs().filter(has_text="Senior Data Engineer")).to_be_visible()


def test_of_several_people_on_a_page_one_is_chosen(read: Callable[[str], SidePanel]):
    panel = read("hakon-lund")
    expect(panel.several.get_by_role("radio")).to_have_count(3)
    expect(panel.box.region).to_have_count(0)
    panel.several.get_by_role("radio", name="Håkon Lund").check()
    expect(panel.box.region.get_by_text("Håkon Lund")).to_be_visible()


def test_a_page_that_only_links_to_a_profile_asks_for_the_name(
    read: Callable[[str], SidePanel], people: Pool, colleague: Callable[..., Colleague]
):
    person, job = people.by_slug("kenta-watanabe-oslo"), colleague().open_job("Homepage link")
    panel = read("kenta-watanabe")
    expect(panel.page.get_by_role("link", name=person.profile_url)).to_be_visible()
    panel.box.name.fill(person.name)
    panel.box.export(job)


def test_where_nobody_is_found_the_panel_says_why_and_takes_an_address(
    read: Callable[[str], SidePanel], people: Pool, colleague: Callable[..., Colleague]
):
    person, job = people.by_slug("gudrun-olafsdottir-writes"), colleague().open_job("Homepage plain")
    panel = read("gudrun-olafsdottir")
    for reason in ("no schema.org Person", "no h-card with a name", "links to no LinkedIn profile"):
        expect(panel.page.get_by_text(reason)).to_be_visible()
    expect(panel.box.region).to_have_count(0)
    panel.use_address("https://example.com/in/somebody")
    expect(panel.page.get_by_role("alert").filter(has_text="not the address of a LinkedIn profile")).to_be_visible()
    panel.use_address("linkedin.com/in/Gudrun-Olafsdottir-Writes/?trk=mail")
    panel.box.name.fill(person.name)
    panel.box.export(job)


def test_the_panel_reads_once_and_only_says_that_the_user_went_elsewhere(
    read: Callable[[str], SidePanel], connected: Recruiter, world: World
):
    panel = read("linnea-akesson")
    expect(panel.box.region.get_by_text("Linnéa Åkesson")).to_be_visible()
    connected.page.goto(f"http://{world.other_host}/people/oystein-braten")
    expect(panel.page.get_by_text("You are on another page now. It was not read.")).to_be_visible()
    expect(panel.box.region).to_have_count(0)
    panel.page.get_by_role("button", name="Read this page").click()
    expect(panel.box.region.get_by_text("Øystein Bråten")).to_be_visible()


def test_nothing_is_written_into_a_page_of_another_host(read: Callable[[str], SidePanel], connected: Recruiter):
    before = "() => document.documentElement.outerHTML"
    panel = read("oystein-braten")
    expect(panel.box.region).to_be_visible()
    read_page = connected.page.evaluate(before)
    connected.page.reload()
    assert connected.page.evaluate(before) == read_page
    expect(connected.box.region).to_have_count(0)


def test_a_profile_on_recruiter_is_read_in_the_panel_too(connected: Recruiter, extension: Extension, people: Pool, world: World):
    connected.open_profile(people.members[0])
    panel = extension.open_panel(connected.page)
    expect(panel.badge()).to_be_visible()
    expect(panel.box.jobs).to_be_visible()


def _as_member(person: Member) -> dict[str, str | None]:
    return {"name": person.name, "profile_url": person.profile_url, "member_id": None, "email": None}
