"""A candidate's contact details and documents: two who edit at once, a CV, a renamed program, a huge file, and Undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import OTHER_RECRUITER, RECRUITER, Colleague, ExportResult
from e2e.support.people import Pool

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"
EXE = b"MZ\x90\x00" + b"\x00" * 300


@pytest.fixture
def applicant(people: Pool, colleague: Callable[..., Colleague]) -> ExportResult:
    """Somebody on a job of the recruiter's."""
    one = colleague()
    exported = one.export(people.anybody(), one.open_job("Archivist"))
    one.move_to_application(exported)
    return exported


def test_of_two_who_edit_the_same_details_the_second_sees_both_versions(
    visit: Callable[..., Attract], applicant: ExportResult, scripts: bool
):
    here = f"/candidates/{applicant.candidate}"
    first, second = (_signed_in(visit, here, email, scripts) for email in (RECRUITER, OTHER_RECRUITER))
    for one in (first, second):
        one.page.get_by_role("main").get_by_role("button", name="Edit details").click()
        expect(one.heading("Edit details")).to_be_visible()
    first.page.get_by_label("Mobile phone").fill("+47 911 11 111")
    first.button("Save").click()
    expect(first.page.get_by_role("link", name="+47 911 11 111")).to_be_visible()

    second.page.get_by_label("Mobile phone").fill("+47 922 22 222")
    second.page.get_by_label("Work phone").fill("22 33 44 55")
    second.button("Save").click()
    expect(second.row("Mobile phone")).to_contain_text("+47 911 11 111")
    expect(second.row("Mobile phone")).to_contain_text("+47 922 22 222")
    expect(second.page.get_by_label("Work phone")).to_have_value("22 33 44 55")
    if scripts:
        assert_accessible(second.page)
    second.button("Save").click()
    expect(second.page.get_by_role("link", name="+47 922 22 222")).to_be_visible()
    first.page.reload()
    expect(first.page.get_by_role("link", name="22 33 44 55")).to_be_visible()


def test_a_document_is_added_downloaded_removed_and_put_back(
    visit: Callable[..., Attract], applicant: ExportResult, scripts: bool, tmp_path: Path
):
    attract = _signed_in(visit, f"/candidates/{applicant.candidate}/documents", RECRUITER, scripts)
    _choose(attract, "CV.pdf", PDF)
    document = attract.page.get_by_role("listitem").filter(has_text="CV.pdf")
    expect(document).to_contain_text("Resume or CV · PDF")
    with attract.page.expect_download() as downloading:
        document.get_by_role("button", name="Download").click()
    downloading.value.save_as(tmp_path / "saved.pdf")
    assert downloading.value.suggested_filename == "CV.pdf"
    assert (tmp_path / "saved.pdf").read_bytes() == PDF

    document.get_by_role("button", name="Remove").click()
    expect(document).to_have_count(0)
    attract.said.get_by_role("button", name="Undo").click()
    expect(attract.page.get_by_role("listitem").filter(has_text="CV.pdf")).to_be_visible()
    attract.show_tab("History")
    expect(attract.page.get_by_text("Document removed")).to_be_visible()


def test_a_renamed_program_and_a_huge_file_are_refused_beside_the_field(
    visit: Callable[..., Attract], applicant: ExportResult, tmp_path: Path
):
    attract = _signed_in(visit, f"/candidates/{applicant.candidate}/documents", RECRUITER, True)
    attract.page.get_by_label("Kind").select_option(label="Cover letter")
    _choose(attract, "letter.pdf", EXE)
    expect(attract.page.locator("#file-error")).to_contain_text("What is in this file is none of them.")
    expect(attract.page.get_by_label("Kind")).to_have_value("cover_letter")
    assert_accessible(attract.page)
    (tmp_path / "film.pdf").write_bytes(b"%PDF" + b"x" * (30 * 1024 * 1024))
    attract.page.get_by_label("File: choose it, or drag it here").set_input_files(tmp_path / "film.pdf")
    attract.button("Add document").click()
    expect(attract.page.locator("#file-error")).to_contain_text("At most 10 MB are taken.")
    expect(attract.page.get_by_text("No documents yet.")).to_be_visible()


def test_a_file_is_dropped_on_its_field_and_sent_by_keyboard(
    visit: Callable[..., Attract], applicant: ExportResult, tmp_path: Path
):
    attract = _signed_in(visit, f"/candidates/{applicant.candidate}/documents", RECRUITER, True)
    (tmp_path / "notes.txt").write_text("Words")
    box = attract.page.get_by_label("File: choose it, or drag it here").bounding_box()
    assert box
    hand = attract.page.context.new_cdp_session(attract.page)
    held = {"items": [], "files": [str(tmp_path / "notes.txt")], "dragOperationsMask": 1}
    place = {"x": box["x"] + box["width"] * 0.7, "y": box["y"] + box["height"] / 2}
    for kind in ("dragEnter", "dragOver", "drop"):
        hand.send("Input.dispatchDragEvent", {"type": kind, "data": held, **place})
    attract.button("Add document").focus()
    attract.page.keyboard.press("Enter")
    expect(attract.page.get_by_role("listitem").filter(has_text="notes.txt")).to_contain_text("TXT")


@pytest.mark.parametrize(("look", "width"), [("dark", 1280), ("light", 360)])
def test_the_pages_have_no_violation_in_the_dark_and_on_a_phone(
    visit: Callable[..., Attract], applicant: ExportResult, look: str, width: int
):
    here = f"/candidates/{applicant.candidate}"
    attract = visit(color_scheme=look).open(f"/sign-in?next={here}/documents").sign_in(RECRUITER)
    attract.page.set_viewport_size({"width": width, "height": 740})
    _choose(attract, "CV.pdf", PDF)
    for path in (f"{here}/documents", f"{here}/edit", here):
        attract.open(path)
        assert_accessible(attract.page)
        assert attract.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _choose(attract: Attract, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    attract.page.get_by_label("File: choose it, or drag it here").set_input_files(file)
    attract.button("Add document").click()


def _signed_in(visit: Callable[..., Attract], path: str, email: str, scripts: bool) -> Attract:
    attract = visit(java_script_enabled=scripts).open(f"/sign-in?next={path}").sign_in(email)
    expect(attract.page).to_have_url(attract.address + path)
    return attract
