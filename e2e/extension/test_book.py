"""The book: what was read and sent stands in the browser, can be saved as a file, and can be cleared."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool
from e2e.support.world import World


def _book(options: Page) -> Locator:
    return options.locator("section").filter(has=options.get_by_role("heading", name="What was read and sent"))


def test_every_page_that_was_read_and_every_field_that_was_sent_is_in_a_file_until_it_is_cleared(
    connected: Recruiter, extension: Extension, people: Pool, world: World, tmp_path: Path, colleague: Callable[..., Colleague]
):
    person, job = people.anybody(), colleague().open_job("Bookkeeper")
    box = connected.open_profile(person)
    box.export(job)
    connected.page.goto(f"http://{world.other_host}/people/linnea-akesson")
    expect(extension.open_panel(connected.page).box.region).to_be_visible()

    options = extension.open("options")
    expect(_book(options)).to_contain_text(f"name: {person.name}")
    # Whoever looked at the sign-in window on a connection of its own has taken the downloads along.
    where = {"behavior": "allow", "downloadPath": str(tmp_path), "eventsEnabled": True}
    options.context.new_cdp_session(options).send("Browser.setDownloadBehavior", where)
    with options.expect_download() as saved:
        _book(options).get_by_role("button", name="Save as a file").click()
    assert saved.value.failure() is None
    with (tmp_path / saved.value.suggested_filename).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    read = {line["where"] for line in lines if line["what"] == "read"}
    assert read >= {f"{connected.address}/talent/profile/{person.id}", f"http://{world.other_host}/people/linnea-akesson"}
    sent = {line["field"]: line["value"] for line in lines if line["how"] == "/api/v1/exports"}
    assert (sent["name"], sent["member_id"], sent["job"]) == (person.name, person.id, str(job.id))
    assert {line["where"] for line in lines if line["what"] == "sent"} == {world.attract.address}

    _book(options).get_by_role("button", name="Clear the list").click()
    expect(_book(options)).to_contain_text("Nothing read or sent yet.")
    options.reload()
    expect(_book(options)).to_contain_text("Nothing read or sent yet.")
