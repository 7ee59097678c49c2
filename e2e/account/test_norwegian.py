"""The main path in Norwegian, chosen in User settings: a job from its first draft to an applicant in Interview."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import OTHER_RECRUITER


def test_a_job_is_opened_and_somebody_moved_on_it_in_norwegian(visit: Callable[..., Attract]):
    attract = visit().open("/settings").sign_in(OTHER_RECRUITER)
    page = attract.page
    page.get_by_label("Pages and mail are in").select_option(label="Norsk bokmål")
    attract.button("Save").click()
    expect(page.locator(":root")).to_have_attribute("lang", "nb")
    try:
        _main_path(attract)
    finally:
        attract.open("/settings")
        page.get_by_label("Sider og e-post er på").select_option(index=0)
        attract.button("Lagre").click()
        expect(attract.heading("User settings")).to_be_visible()


def _main_path(attract: Attract) -> None:
    page = attract.page
    page.get_by_role("banner").get_by_role("link", name="Hjem").click()
    expect(attract.heading("Hjem")).to_be_visible()
    assert_accessible(page)
    attract.button("Ny jobb").click()
    page.get_by_label("Stillingstittel").fill("Fyrvokter")
    page.get_by_role("radio", name="Rekrutterer").check()
    attract.button("Hopp over").click()
    attract.button("Lagre som utkast").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Jobbeskrivelse").fill("Holder lyset tent hele vinteren.")
    page.get_by_label("Sted").fill("Ålesund")
    attract.button("Lagre som utkast").click()
    expect(attract.heading("Fyrvokter")).to_be_visible()
    attract.button("Aktiver").click()
    expect(page.get_by_text("Aktiv", exact=True)).to_be_visible()

    attract.show_tab("Søkere")
    attract.button("Legg til søker").click()
    page.get_by_label("Fornavn").fill("Kåre")
    page.get_by_label("Etternavn").fill("Ærlig")
    page.get_by_label("Kilde").select_option(index=1)
    attract.button("Legg til søker").click()
    attract.row("Kåre Ærlig").get_by_role("button", name="Flytt videre").click()
    expect(attract.said).to_contain_text("Kåre Ærlig")
    expect(attract.row("Kåre Ærlig")).to_contain_text("Intervju")
    page.get_by_role("banner").get_by_role("link", name="Hjem").click()
    expect(attract.row("Fyrvokter")).to_contain_text("Aktiv")
