"""Talent pools: made, shared and revoked; people come in by hand and from Excel, go out, come back, and go on to jobs."""

import uuid
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.pools import Pools
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import MANAGER, RECRUITER, Colleague

Visit = Callable[..., Attract]
SLOW = 20_000  # milliseconds: the worker looks for work twice a second


def at_desk(visit: Visit, email: str = RECRUITER, scripts: bool = True) -> Pools:
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(email)
    expect(attract.heading("Home")).to_be_visible()
    return Pools(attract).open()


def unique(name: str) -> str:
    return f"{name} {uuid.uuid4().hex[:6]}"


def test_a_file_with_errors_is_refused_mended_imported_and_announced(visit: Visit, scripts: bool, tmp_path: Path):
    desk, name, key = at_desk(visit, scripts=scripts), unique("Imported"), uuid.uuid4().hex[:8]
    desk.create(name)
    desk.page.get_by_role("button", name="New candidate").click()
    desk.page.get_by_role("link", name="From Excel").click()
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Download the template").click()
    file = tmp_path / "people.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for number in range(1, 151):
        sheet.append([f"person{number}-{key}@example.org", f"Person {number}", "Åsen 👩🏽‍💻"])
    sheet["A3"], sheet["B4"], sheet["C5"] = "no address", None, "=B5"
    book.save(file)

    desk.send(file)
    expect(desk.page.get_by_text("Nobody was added. Mend these cells and upload the file again.")).to_be_visible()
    rows = desk.page.get_by_role("table").get_by_role("row")
    for row, column, words in ((3, "A", "not an e-mail address"), (4, "B", "needed"), (5, "C", "formula")):
        expect(rows.filter(has_text=words)).to_contain_text(f"{row}{column}", use_inner_text=False)
    if scripts:
        assert_accessible(desk.page)

    sheet["A3"], sheet["B4"], sheet["C5"] = f"mended-{key}@example.org", "Mended", "Mended"
    book.save(file)
    desk.send(file)
    expect(desk.page.get_by_text("150 people were read without an error.")).to_be_visible()
    if scripts:
        assert_accessible(desk.page)
    desk.page.get_by_role("button", name="Add", exact=True).click()
    expect(desk.page.get_by_text("Everybody is in.", exact=True)).to_be_visible(timeout=SLOW)
    desk.page.get_by_role("link", name="Notifications").click()
    told = desk.page.get_by_role("main").get_by_text(f"All candidates from Excel are in the talent pool {name} (150).")
    expect(told).to_be_visible()
    desk.show(name)
    expect(desk.page.get_by_text("150 candidates")).to_be_visible()
    expect(desk.page.get_by_role("rowheader", name="Person 150")).to_be_visible()


def test_a_shared_pool_is_used_by_the_contributor_until_access_is_revoked(visit: Visit, scripts: bool):
    rita, name = at_desk(visit, scripts=scripts), unique("Shared")
    rita.create(name, "Harald Manager")
    expect(rita.page.get_by_text("Shared with Harald Manager")).to_be_visible()
    address = rita.page.url
    harald = at_desk(visit, MANAGER, scripts)
    expect(harald.card(name)).to_contain_text("Rita Recruiter")
    harald.show(name).add_external(f"{uuid.uuid4().hex}@example.org", "Kari", "Nordmann")
    expect(harald.page.get_by_role("rowheader", name="Kari Nordmann")).to_be_visible()
    rita.page.reload()
    expect(rita.page.get_by_role("rowheader", name="Kari Nordmann")).to_be_visible()

    rita.choose(name, "Manage access")
    rita.page.get_by_role("button", name="Revoke the access of Harald Manager").click()
    expect(rita.page.get_by_text("You share this pool with nobody.")).to_be_visible()
    harald.page.goto(address)
    expect(harald.page.get_by_role("heading", level=1)).to_have_text("There is nothing here, or you may not see it.")
    harald.open()
    expect(harald.card(name)).to_have_count(0)


def test_people_are_removed_with_undo_and_go_on_to_a_job(visit: Visit, scripts: bool, colleague: Callable[..., Colleague]):
    job = colleague().open_job("Beachcomber")
    desk, name = at_desk(visit, scripts=scripts), unique("Forward")
    desk.create(name)
    for first in ("Anne", "Berit", "Carl"):
        desk.add_external(f"{uuid.uuid4().hex}@example.org", first, "Dahl")
        expect(desk.page.get_by_role("rowheader", name=f"{first} Dahl")).to_be_visible()
    desk.page.get_by_role("button", name="Remove Anne Dahl from the pool").click()
    expect(desk.page.get_by_role("rowheader", name="Anne Dahl")).to_have_count(0)
    desk.attract.said.get_by_role("button", name="Undo").click()
    expect(desk.page.get_by_role("rowheader", name="Anne Dahl")).to_be_visible()

    desk.tick("Anne Dahl", "Berit Dahl")
    desk.page.get_by_role("button", name="Add to job").click()
    if scripts:
        desk.page.get_by_label("Search jobs by title or Job ID").fill(job.job_id)
    desk.page.get_by_role("radio", name=job.job_id).check()
    desk.page.get_by_role("button", name="Add", exact=True).click()
    expect(desk.attract.said).to_contain_text(f"2 people are on {job.title} now, in Prospect.")
    desk.attract.open_prospects(job)
    for person, there in (("Anne Dahl", 1), ("Berit Dahl", 1), ("Carl Dahl", 0)):
        expect(desk.attract.row(person)).to_have_count(there)


def test_a_profile_tells_of_pools_and_adds_to_another(visit: Visit):
    desk, first, second = at_desk(visit), unique("First"), unique("Second")
    desk.create(second).open().create(first)
    desk.add_external(f"{uuid.uuid4().hex}@example.org", "Kari", "Nordmann")
    desk.page.get_by_role("link", name="Kari Nordmann").click()
    expect(desk.page.get_by_role("link", name=first)).to_be_visible()
    desk.page.get_by_role("button", name="Add to talent pool").click()
    desk.dialog.get_by_label("Search talent pools by name").fill(second)
    desk.dialog.get_by_role("radio", name=second).check()
    assert_accessible(desk.page)
    desk.dialog.get_by_role("button", name="Add", exact=True).click()
    expect(desk.page.get_by_role("link", name=second)).to_be_visible()


def test_a_colleague_is_added_with_their_name_filled_in(visit: Visit):
    desk = at_desk(visit)
    desk.create(unique("Internal"))
    desk.page.get_by_role("button", name="New candidate").click()
    desk.dialog.get_by_role("link", name="Internal").click()
    desk.dialog.get_by_label("E-mail address of the colleague").fill("second.inter")
    desk.dialog.get_by_role("link", name="Olav Okonkwo").click()
    for label, value in (("Email", "second.interviewer@attract.example"), ("First name", "Olav"), ("Last name", "Okonkwo")):
        expect(desk.dialog.get_by_label(label)).to_have_value(value)
    expect(desk.dialog.get_by_label("Referred by")).to_be_hidden()
    desk.dialog.get_by_label("Source", exact=True).select_option(label="Referral")
    desk.dialog.get_by_label("Referred by").fill(RECRUITER)
    assert_accessible(desk.page)
    desk.dialog.get_by_role("button", name="Add", exact=True).click()
    expect(desk.page.get_by_role("rowheader", name="Olav Okonkwo")).to_contain_text("Internal")


def test_a_deleted_pool_comes_back_by_undo(visit: Visit):
    desk, name = at_desk(visit), unique("Deleted")
    desk.create(name).open()
    desk.choose(name, "Delete")
    expect(desk.card(name)).to_have_count(0)
    desk.attract.said.get_by_role("button", name="Undo").click()
    expect(desk.card(name)).to_be_visible()


def test_the_pages_of_a_pool_have_no_violation(visit: Visit):
    desk, name = at_desk(visit), unique("Accessible")
    assert_accessible(desk.page)
    desk.page.get_by_role("button", name="New talent pool").click()
    expect(desk.dialog).to_be_visible()
    assert_accessible(desk.page)
    desk.page.keyboard.press("Escape")
    desk.create(name, "Harald Manager")
    assert_accessible(desk.page)
    desk.add_external(f"{uuid.uuid4().hex}@example.org", "Kari", "Nordmann")
    here = desk.page.url
    assert_accessible(desk.page)
    desk.page.get_by_label(f"What to do with {name}").click()
    assert_accessible(desk.page)
    for path in ("/edit", "/access", "/history", "/add", "/add?kind=internal&person=o", "/import", "?q=nobody"):
        desk.page.goto(here + path)
        expect(desk.page.get_by_role("heading", level=1).first).to_be_visible()
        assert_accessible(desk.page)
