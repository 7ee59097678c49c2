"""Connecting the extension to Attract, and ending that."""

from playwright.sync_api import expect

from e2e.support.colleague import RECRUITER
from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World


def test_who_is_signed_in_to_attract_is_asked_once_and_connects_with_one_click(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World
):
    extension.sign_in(world.attract.address)
    box = recruiter.open_profile(people.anybody())
    expect(box.region.get_by_text("You are not connected to this Attract.")).to_be_visible()
    expect(box.jobs).to_have_count(0)
    box.connect_button.click()
    window = extension.consent()
    for text in ("Chrome on Linux", "Rita Recruiter", world.attract.address, "Export people to your jobs in your name"):
        expect(window.get_by_text(text)).to_be_visible()
    window.get_by_role("button", name="Allow").click()
    expect(box.jobs).to_be_visible()
    popup = extension.open("popup")
    expect(popup.get_by_text("Connected as Rita Recruiter on Attract")).to_be_visible()


def test_who_is_not_signed_in_gets_the_form_and_comes_back_connected(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World
):
    box = recruiter.open_profile(people.anybody())
    box.connect_button.click()
    window = Attract(extension.chromium.sign_in_window(), world.attract.address)
    expect(window.page.get_by_text("Sign in to connect the browser extension.")).to_be_visible()
    window.page.wait_for_load_state("networkidle")  # a busy browser moves the window's page once more when it shows it
    window.sign_in(RECRUITER, "wrong")
    expect(window.page.get_by_role("alert")).to_be_visible()
    expect(window.page.get_by_label("Email")).to_have_value(RECRUITER)
    window.sign_in(RECRUITER)
    expect(window.page.get_by_text("Rita Recruiter")).to_be_visible()
    window.page.get_by_role("button", name="Allow").click()
    expect(box.jobs).to_be_visible()


def test_who_cancels_is_not_connected_and_can_try_again(extension: Extension, recruiter: Recruiter, people: Pool, world: World):
    extension.sign_in(world.attract.address)
    box = recruiter.open_profile(people.anybody())
    box.connect_button.click()
    extension.consent().get_by_role("button", name="Cancel").click()
    expect(box.alert).to_contain_text("The sign-in was not finished.")
    expect(box.jobs).to_have_count(0)
    box.connect_button.click()
    extension.allow()
    expect(box.jobs).to_be_visible()


def test_closing_the_sign_in_window_says_so_and_another_try_works(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World
):
    box = recruiter.open_profile(people.anybody())
    box.connect_button.click()
    extension.chromium.sign_in_window().close()
    expect(box.alert).to_contain_text("The sign-in was not finished.")
    extension.sign_in(world.attract.address)
    box.connect_button.click()
    extension.allow()
    expect(box.jobs).to_be_visible()


def test_disconnect_in_connections_signs_the_extension_out_and_the_box_says_so(
    connected: Recruiter, attract: Attract, people: Pool
):
    box = connected.open_profile(people.anybody())
    expect(box.jobs).to_be_visible()
    attract.open("/settings/connections")
    # The other connections of this user belong to other journeys; the newest is this one's.
    rows = attract.page.get_by_role("row").filter(has=attract.page.get_by_role("rowheader", name="Chrome on Linux"))
    rows.first.get_by_role("button", name="Disconnect").click()
    expect(attract.said).to_contain_text("Disconnected.")
    box.jobs.fill("engineer")
    expect(box.region.get_by_text("You are not connected to this Attract.").first).to_be_visible()
    expect(box.region.get_by_role("button", name="Connect to Attract").first).to_be_visible()


def test_sign_out_in_the_popup_takes_box_and_badges_back_to_connect(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool
):
    connected.open_profile(people.members[0])
    expect(connected.badge()).to_be_visible()
    popup = extension.open("popup")
    popup.get_by_role("button", name="Sign out").click()
    expect(popup.get_by_role("button", name="Connect to Attract")).to_be_visible()
    expect(connected.box.connect_button).to_be_visible()
    expect(connected.badge()).to_have_count(0)


def test_remove_everything_in_the_options_leaves_nothing_in_the_browser(connected: Recruiter, extension: Extension):
    options = extension.open("options")
    expect(options.get_by_text("Connected as Rita Recruiter on Attract")).to_be_visible()
    options.get_by_role("button", name="Remove everything from this browser").click()
    options.get_by_role("button", name="Yes, remove everything").click()
    expect(options.get_by_text("Everything was removed from this browser.")).to_be_visible()
    left = extension.chromium.worker.evaluate("async () => Object.keys(await chrome.storage.local.get())")
    assert [key for key in left if key.startswith(("session:", "profile:", "queue:"))] == []
    connected.open_results()
    connected.page.get_by_role("link", name="Solveig Aasen").click()
    expect(connected.box.connect_button).to_be_visible()
