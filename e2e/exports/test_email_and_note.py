"""An e-mail address and a note go along with an export."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import MANAGER, Colleague
from e2e.support.people import Pool


def test_a_typed_address_and_a_private_note_arrive_and_the_note_is_the_authors_alone(
    connected: Recruiter, attract: Attract, visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Puppeteer")
    one.put_on_team(job, "Harald Manager", "hiring_manager")
    box = connected.open_profile(member)
    box.details()
    box.field("E-mail address").fill("  puppets@strings.example ")
    box.field("Note").fill("Has <b>strings</b> & hands.\nCall after six.")
    box.field("Private: only I see this note").check()
    box.export(job)
    candidate = one.export(member, job).candidate

    attract.open(f"/candidates/{candidate}")
    expect(attract.page.get_by_role("link", name="puppets@strings.example")).to_be_visible()
    attract.show_tab("Notes")
    expect(attract.page.locator("#notes .text", has_text="Has <b>strings</b> & hands.")).to_be_visible()
    manager = visit().open("/sign-in").sign_in(MANAGER)
    expect(manager.heading("Home")).to_be_visible()
    manager.open(f"/candidates/{candidate}/notes")
    expect(manager.page.get_by_text("No notes yet.")).to_be_visible()


def test_what_is_no_address_is_refused_in_words_and_everything_typed_stays(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    job = colleague().open_job("Ventriloquist")
    box = connected.open_profile(people.anybody())
    box.choose(job)
    box.details()
    box.field("E-mail address").fill("nobody at nowhere")
    box.field("Note").fill("Kept.")
    box.export_button.click()
    expect(box.alert).to_be_visible()
    expect(box.field("E-mail address")).to_have_value("nobody at nowhere")
    expect(box.field("Note")).to_have_value("Kept.")
    expect(box.jobs).to_have_value(job.line)
    box.field("E-mail address").fill("somebody@somewhere.example")
    box.export_button.click()
    expect(box.status).to_contain_text(f"to {job.line}")
