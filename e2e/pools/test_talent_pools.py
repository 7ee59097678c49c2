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


def signed_in_pools(visit: Visit, email: str = RECRUITER, scripts: bool = True) -> Pools:
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(email)
    expect(attract.heading("Home")).to_be_visible()
    return Pools(attract).open()


def unique(name: str) -> str:
    return f"{name} {uuid.uuid4().hex[:6]}"


def test_a_file_with_errors_is_refused_mended_imported_and_announced(visit: Visit, scripts: bool, tmp_path: Path):
    pools_page, name, key = signed_in_pools(visit, scripts=scripts), unique("Imported"), uuid.uuid4().hex[:8]
    pools_page.create(name)
    pools_page.page.get_by_role("button", name="New candidate").click()
    pools_page.page.get_by_role("link", name="From Excel").click()
    with pools_page.page.expect_download() as download:
        pools_page.page.get_by_role("link", name="Download the template").click()
    file = tmp_path / "people.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for number in range(1, 151):
        sheet.append([f"person{number}-{key}@example.org", f"Person {number}", "Åsen 👩🏽‍💻"])
    sheet["A3"], sheet["B4"], sheet["C5"] = "no address", None, "=B5"
    book.save(file)

    pools_page.send(file)
    expect(pools_page.page.get_by_text("Nobody was added. Mend these cells and upload the file again.")).to_be_visible()
    rows = pools_page.page.get_by_role("table").get_by_role("row")
    for row, column, words in ((3, "A", "not an e-mail address"), (4, "B", "needed"), (5, "C", "formula")):
        expect(rows.filter(has_text=words)).to_contain_text(f"{row}{column}", use_inner_text=False)
    if scripts:
        assert_accessible(pools_page.page)

    sheet["A3"], sheet["B4"], sheet["C5"] = f"mended-{key}@example.org", "Mended", "Mended"
    book.save(file)
    pools_page.send(file)
    expect(pools_page.page.get_by_text("150 people were read without an error.")).to_be_visible()
    if scripts:
        assert_accessible(pools_page.page)
    pools_page.page.get_by_role("button", name="Add", exact=True).click()
    expect(pools_page.page.get_by_text("Everybody is in.", exact=True)).to_be_visible(timeout=SLOW)
    pools_page.page.get_by_role("link", name="Notifications").click()
    told = pools_page.page.get_by_role("main").get_by_text(f"All candidates from Excel are in the talent pool {name} (150).")
    expect(told).to_be_visible()
    pools_page.show(name)
    expect(pools_page.page.get_by_text("150 candidates")).to_be_visible()
    expect(pools_page.page.get_by_role("rowheader", name="Person 150")).to_be_visible()


def test_a_shared_pool_is_used_by_the_contributor_until_access_is_revoked(visit: Visit, scripts: bool):
    rita, name = signed_in_pools(visit, scripts=scripts), unique("Shared")
    rita.create(name, "Harald Manager")
    expect(rita.page.get_by_text("Shared with Harald Manager")).to_be_visible()
    address = rita.page.url
    harald = signed_in_pools(visit, MANAGER, scripts)
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
    pools_page, name = signed_in_pools(visit, scripts=scripts), unique("Forward")
    pools_page.create(name)
    for first in ("Anne", "Berit", "Carl"):
        pools_page.add_external(f"{uuid.uuid4().hex}@example.org", first, "Dahl")
        expect(pools_page.page.get_by_role("rowheader", name=f"{first} Dahl")).to_be_visible()
    pools_page.page.get_by_role("button", name="Remove Anne Dahl from the pool").click()
    expect(pools_page.page.get_by_role("rowheader", name="Anne Dahl")).to_have_count(0)
    pools_page.attract.said.get_by_role("button", name="Undo").click()
    expect(pools_page.page.get_by_role("rowheader", name="Anne Dahl")).to_be_visible()

    pools_page.tick("Anne Dahl", "Berit Dahl")
    pools_page.page.get_by_role("button", name="Add to job").click()
    if scripts:
        pools_page.page.get_by_label("Search jobs by title or Job ID").fill(job.job_id)
    pools_page.page.get_by_role("radio", name=job.job_id).check()
    pools_page.page.get_by_role("button", name="Add", exact=True).click()
    expect(pools_page.attract.said).to_contain_text(f"2 people are on {job.title} now, in Prospect.")
    pools_page.attract.open_prospects(job)
    for person, there in (("Anne Dahl", 1), ("Berit Dahl", 1), ("Carl Dahl", 0)):
        expect(pools_page.attract.row(person)).to_have_count(there)


def test_a_profile_tells_of_pools_and_adds_to_another(visit: Visit):
    pools_page, first, second = signed_in_pools(visit), unique("First"), unique("Second")
    pools_page.create(second).open().create(first)
    pools_page.add_external(f"{uuid.uuid4().hex}@example.org", "Kari", "Nordmann")
    pools_page.page.get_by_role("link", name="Kari Nordmann").click()
    expect(pools_page.page.get_by_role("link", name=first)).to_be_visible()
    pools_page.page.get_by_role("button", name="Add to talent pool").click()
    pools_page.dialog.get_by_label("Search talent pools by name").fill(second)
    pools_page.dialog.get_by_role("radio", name=second).check()
    assert_accessible(pools_page.page)
    pools_page.dialog.get_by_role("button", name="Add", exact=True).click()
    expect(pools_page.page.get_by_role("link", name=second)).to_be_visible()


def test_a_colleague_is_added_with_their_name_filled_in(visit: Visit):
    pools_page = signed_in_pools(visit)
    pools_page.create(unique("Internal"))
    pools_page.page.get_by_role("button", name="New candidate").click()
    pools_page.dialog.get_by_role("link", name="Internal").click()
    pools_page.dialog.get_by_label("E-mail address of the colleague").fill("second.inter")
    pools_page.dialog.get_by_role("link", name="Olav Okonkwo").click()
    for label, value in (("Email", "second.interviewer@attract.example"), ("First name", "Olav"), ("Last name", "Okonkwo")):
        expect(pools_page.dialog.get_by_label(label)).to_have_value(value)
    expect(pools_page.dialog.get_by_label("Referred by")).to_be_hidden()
    pools_page.dialog.get_by_label("Source", exact=True).select_option(label="Referral")
    pools_page.dialog.get_by_label("Referred by").fill(RECRUITER)
    assert_accessible(pools_page.page)
    pools_page.dialog.get_by_role("button", name="Add", exact=True).click()
    expect(pools_page.page.get_by_role("rowheader", name="Olav Okonkwo")).to_contain_text("Internal")


def test_a_deleted_pool_comes_back_by_undo(visit: Visit):
    pools_page, name = signed_in_pools(visit), unique("Deleted")
    pools_page.create(name).open()
    pools_page.choose(name, "Delete")
    expect(pools_page.card(name)).to_have_count(0)
    pools_page.attract.said.get_by_role("button", name="Undo").click()
    expect(pools_page.card(name)).to_be_visible()


def test_the_pages_of_a_pool_have_no_violation(visit: Visit):
    pools_page, name = signed_in_pools(visit), unique("Accessible")
    assert_accessible(pools_page.page)
    pools_page.page.get_by_role("button", name="New talent pool").click()
    expect(pools_page.dialog).to_be_visible()
    assert_accessible(pools_page.page)
    pools_page.page.keyboard.press("Escape")
    pools_page.create(name, "Harald Manager")
    assert_accessible(pools_page.page)
    pools_page.add_external(f"{uuid.uuid4().hex}@example.org", "Kari", "Nordmann")
    here = pools_page.page.url
    assert_accessible(pools_page.page)
    pools_page.page.get_by_label(f"What to do with {name}").click()
    assert_accessible(pools_page.page)
    for path in ("/edit", "/access", "/history", "/add", "/add?kind=internal&person=o", "/import", "?q=nobody"):
        pools_page.page.goto(here + path)
        expect(pools_page.page.get_by_role("heading", level=1).first).to_be_visible()
        assert_accessible(pools_page.page)
