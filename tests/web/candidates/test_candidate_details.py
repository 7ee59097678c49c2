"""Edit details, documents, and notes that change, on the pages of a candidate."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server.domain.documents import MEGABYTE, DocumentKind
from server.domain.resume import PastJob, Resume, School
from server.domain.roles import Actor, Role, TeamRole
from server.storage.candidates import resumes
from server.storage.database import transaction
from server.usecases.applications import applications
from server.usecases.candidates import documents, notes
from server.usecases.candidates.documents import Upload
from tests.support import files
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]

NOT_LINKEDIN = "This isn&#39;t the address of a LinkedIn profile. Enter one such as https://www.linkedin.com/in/kari-nordmann."


@dataclass
class Kari:
    """An applicant, and the team of the job."""

    people: People
    rita: Actor
    hans: Actor
    ingrid: Actor
    job: int
    application: int
    id: int

    @property
    def address(self) -> str:
        return f"/candidates/{self.id}"

    def document(self, name: str = "CV.pdf", content: bytes = files.EXE) -> int:
        upload = documents.checked(Upload(name, content), 10)
        return documents.add(self.rita, self.id, upload, DocumentKind.RESUME, self.application)


@pytest.fixture
def kari(people: People) -> Kari:
    rita, hans, ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
    job = people.job((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
    exported = people.applicant(rita, job, people.person(email="kari@example.com"))
    return Kari(people, rita, hans, ingrid, job, exported.application, exported.candidate)


def upload(browser: Browser, address: str, content: bytes, name: str, **fields: str) -> TestResponse:
    return browser.upload(address, {"kind": "resume", "application": ""} | fields, name, content)


@pytest.mark.statement(247)
def test_contact_details_are_edited_on_a_form_filled_with_what_they_are(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    assert browser.open(kari.address).goes_to(f"{kari.address}/edit")
    form = browser.open(f"{kari.address}/edit").form(f"{kari.address}/edit")
    assert (form.fields["first_name"], form.fields["email"]) == ("Kari", "kari@example.com")
    changed = {"last_name": "Hansen", "work_phone": "22 33", "link_github": "github.com/kari", "second_email": "k@b.no"}
    page = browser.send(form.action, **form.fields | changed)
    for text in ("The contact details are saved.", "Kari Hansen", "22 33", "github.com/kari", "k@b.no"):
        assert text in page.text
    assert "https://github.com/kari" in page.links.values()


@pytest.mark.statement(246)
def test_what_the_person_told_is_shown_and_offered_to_nobody_for_editing(kari: Kari, browser_of: BrowserOf) -> None:
    work = PastJob("Engineer <i>", "Acme", began="2019-02", current=True)
    with transaction():
        resumes.add(kari.id, Resume((work,), (School("NTNU", "MSc", "Physics"),), ("SQL",)))
    browser = browser_of(kari.rita)
    page = browser.open(kari.address)
    for text in ("Engineer <i> · Acme", "Feb 2019 – today", "NTNU", "MSc · Physics", "SQL"):
        assert text in page.text
    form = browser.open(f"{kari.address}/edit").form(f"{kari.address}/edit")
    assert not [name for name in form.fields if any(word in name for word in ("skill", "work_e", "education", "school"))]


def test_a_stale_form_shows_both_versions_and_saves_on_the_second_try(kari: Kari, browser_of: BrowserOf) -> None:
    rita, hans = browser_of(kari.rita), browser_of(kari.hans)
    form = rita.open(f"{kari.address}/edit").form(f"{kari.address}/edit")
    hans.send(form.action, **form.fields | {"phone": "111"})
    answer = rita.post(form.action, form.fields | {"phone": "222"})
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Somebody else saved this in the meantime" in page.text
    assert "Mobile phone 111 222" in page.text
    again = page.form(form.action)
    assert again.fields["phone"] == "222"
    assert "222" in rita.send(again.action, **again.fields).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("email", "kari", "This is not an e-mail address."),
        ("phone", "none", "This is not a telephone number."),
        ("link_linkedin", "https://example.org", NOT_LINKEDIN),
        ("link_github", "mailto:kari@example.org", "This is not the address of a person&#39;s page."),
        ("last_name", "ø" * 201, "This is too long."),
    ],
)
def test_a_refused_form_keeps_everything_typed(kari: Kari, browser_of: BrowserOf, field: str, value: str, message: str) -> None:
    browser = browser_of(kari.rita)
    form = browser.open(f"{kari.address}/edit").form(f"{kari.address}/edit")
    typed = form.fields | {"location": "مرحبا 🎺", field: value}
    answer = browser.post(form.action, typed)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(field) == message
    assert page.form(form.action).fields == typed


def test_who_may_not_edit_is_not_offered_it(kari: Kari, browser_of: BrowserOf) -> None:
    for actor in (kari.ingrid, kari.people.user(Role.READ_ONLY)):
        browser = browser_of(actor)
        assert not browser.open(kari.address).goes_to(f"{kari.address}/edit")
        browser.open(f"{kari.address}/edit", 403)
        assert browser.post(f"{kari.address}/edit", {"first_name": "X"}).status_code == 403
    browser_of(kari.people.user()).open(f"{kari.address}/edit", 404)


@pytest.mark.statement(224)
def test_a_document_is_added_listed_and_downloaded(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    content = files.pdf("Fortran")
    answer = upload(browser, f"{kari.address}/documents", content, "My CV.pdf", application=str(kari.application))
    assert answer.status_code == 303
    page = browser.open(answer.location)
    for text in ("My CV.pdf is kept.", "My CV.pdf", "Resume or CV · PDF", "Senior Data Engineer", "Rita"):
        assert text in page.text
    got = browser.get(page.links["My CV.pdf"])
    assert got.data == content
    assert got.headers["Content-Disposition"] == 'attachment; filename="My CV.pdf"'


@pytest.mark.parametrize("name", ["CV.txt", "履歴書 🙂.txt", 'a";b.txt'])
def test_a_download_is_saved_and_never_run(kari: Kari, browser_of: BrowserOf, name: str) -> None:
    document = kari.document(name, b"<script>alert(1)</script>")
    got = browser_of(kari.ingrid).get(f"/documents/{document}")
    assert got.headers["Content-Disposition"].startswith("attachment; filename")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert got.headers["Content-Type"].startswith("text/plain")
    assert got.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (files.EXE, "cv.pdf", "What is in this file is none of them."),
        (files.PNG, "cv.pdf", "The name of this file does not fit what is in it."),
        (b"", "cv.pdf", "Choose a file that has something in it."),
        (b"", "", "Choose a file that has something in it."),
    ],
)
def test_a_renamed_file_is_refused_beside_the_field(
    kari: Kari, browser_of: BrowserOf, content: bytes, name: str, message: str
) -> None:
    answer = upload(browser_of(kari.rita), f"{kari.address}/documents", content, name, kind="portfolio")
    page = Page(answer.text)
    assert answer.status_code == 422
    assert message in page.message_of("file")
    assert page.form(f"{kari.address}/documents").fields["kind"] == "portfolio"
    assert documents.read(kari.rita, kari.id).documents == []


def test_a_file_of_30_megabytes_is_refused_without_being_kept_in_memory(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    beginning = b'--b\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n'
    sent = Endless(beginning, 30 * MEGABYTE)
    answer = browser.client.post(
        f"{kari.address}/documents",
        input_stream=sent,
        content_type="multipart/form-data; boundary=b",
    )
    assert answer.status_code == 413
    assert "At most 10 MB are taken." in Page(answer.text).message_of("file")
    assert sent.largest <= MEGABYTE  # read away in pieces, so that the browser hears the answer
    assert sent.left == 0


class Endless(io.RawIOBase):
    """``length`` bytes that nobody has in memory; remembers the largest piece that was asked for."""

    def __init__(self, beginning: bytes, length: int) -> None:
        self.beginning, self.left, self.largest, self.end = beginning, length, 0, length
        self.position = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.position = self.end if whence == io.SEEK_END else offset
        return self.position

    def tell(self) -> int:
        return self.position

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.largest = max(self.largest, size)
        piece, self.beginning = self.beginning[:size], self.beginning[size:]
        piece += b"x" * (min(size, self.left) - len(piece))
        self.left -= len(piece)
        return piece


def test_the_limit_is_a_setting(make_app: Callable[..., Flask], kari: Kari) -> None:
    browser = Browser(make_app(DOCUMENT_MEGABYTES="1")).signed_in(kari.rita)
    assert "at most 1 MB" in browser.open(f"{kari.address}/documents").text
    answer = upload(browser, f"{kari.address}/documents", b"a" * (MEGABYTE + 1), "a.txt")
    assert answer.status_code == 413
    assert upload(browser, f"{kari.address}/documents", b"a" * MEGABYTE, "a.txt").status_code == 303


@pytest.mark.statement(281)
def test_a_document_is_removed_and_put_back_from_the_message(kari: Kari, browser_of: BrowserOf) -> None:
    document, browser = kari.document(content=files.pdf("x")), browser_of(kari.hans)
    page = browser.send(f"/documents/{document}/remove")
    assert "CV.pdf is removed." in page.text
    assert browser.get(f"/documents/{document}").status_code == 404
    undo = next(form for form in page.forms if form.action.startswith("/undo/"))
    back = browser.send(undo.action, **undo.fields)
    assert f"/documents/{document}" in back.links.values()
    told = browser.open(f"{kari.address}/history").text
    assert "Document added" in told
    assert "Document removed" in told


@pytest.mark.statement(146)
def test_an_interviewer_gets_documents_and_no_way_to_change_them(kari: Kari, browser_of: BrowserOf) -> None:
    document, browser = kari.document(content=files.pdf("x")), browser_of(kari.ingrid)
    page = browser.open(f"{kari.address}/documents")
    assert f"/documents/{document}" in page.links.values()
    assert [form.action for form in page.forms] == ["/sign-out"]
    assert browser.post(f"/documents/{document}/remove").status_code == 403
    refused = upload(browser, f"{kari.address}/documents", b"a", "a.txt", application=str(kari.application))
    assert refused.status_code == 403
    stranger = browser_of(kari.people.user())
    for answer in (stranger.get(f"/documents/{document}"), stranger.post(f"/documents/{document}/remove")):
        assert answer.status_code == 404


def test_a_file_that_cannot_be_read_says_so(kari: Kari, browser_of: BrowserOf) -> None:
    kari.document(content=b"%PDF-1.7 broken")
    documents.work()
    assert "The words in this file cannot be read" in browser_of(kari.rita).open(f"{kari.address}/documents").text


@pytest.mark.statement(225)
def test_a_note_is_changed_removed_and_put_back(kari: Kari, browser_of: BrowserOf) -> None:
    note = notes.add(kari.rita, kari.id, "Calls back", False, kari.application)
    browser = browser_of(kari.hans)
    assert browser.open(f"{kari.address}/notes").goes_to(f"/notes/{note}")
    form = browser.open(f"/notes/{note}").form(f"/notes/{note}")
    assert form.fields["note"] == "Calls back"
    assert "private" not in form.fields
    page = browser.send(form.action, **form.fields | {"note": "Calls back <soon>"})
    assert "Calls back <soon>" in page.text
    page = browser.send(f"/notes/{note}/remove")
    assert "Calls back" not in page.text.replace("The note is removed.", "")
    undo = next(form for form in page.forms if form.action.startswith("/undo/"))
    assert "Calls back <soon>" in browser.send(undo.action, **undo.fields).text


def test_a_stale_note_shows_both_versions(kari: Kari, browser_of: BrowserOf) -> None:
    note = notes.add(kari.rita, kari.id, "Calls back", False, kari.application)
    rita, hans = browser_of(kari.rita), browser_of(kari.hans)
    form = rita.open(f"/notes/{note}").form(f"/notes/{note}")
    hans.send(form.action, **form.fields | {"note": "His version"})
    answer = rita.post(form.action, form.fields | {"note": "Her version"})
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Note His version Her version" in page.text
    assert page.form(form.action).fields["note"] == "Her version"
    empty = rita.post(form.action, form.fields | {"note": " "})
    assert empty.status_code == 422
    assert Page(empty.text).message_of("note") == "This is needed."


@pytest.mark.statement(249)
def test_view_is_offered_only_for_jobs_that_open(kari: Kari, browser_of: BrowserOf) -> None:
    view = f"/jobs/{kari.job}/applicants"
    assert browser_of(kari.rita).open(kari.address).goes_to(view)
    other = browser_of(kari.people.recruiter()).open(kari.address)
    assert "Senior Data Engineer" in other.text
    assert not other.goes_to(view)


@pytest.mark.statement(248)
def test_the_history_lists_every_application_with_its_status_and_source(kari: Kari, browser_of: BrowserOf) -> None:
    person = kari.people.person(member_id=None, email="kari@example.com")
    second = kari.people.job((kari.rita, TeamRole.RECRUITER), title="Baker")
    assert kari.people.applicant(kari.rita, second, person).candidate == kari.id
    applications.reject(kari.rita, kari.application, "experience")
    text = browser_of(kari.rita).open(kari.address).text
    for part in ("Baker", "Application", "Senior Data Engineer", "Rejected", "LinkedIn · "):
        assert part in text


@pytest.mark.statement(219, 286)
def test_the_activity_tells_open_applications_from_closed_ones_and_why(kari: Kari, browser_of: BrowserOf) -> None:
    person = kari.people.person(member_id=None, email="kari@example.com")
    second = kari.people.job((kari.rita, TeamRole.RECRUITER), title="Baker")
    kari.people.applicant(kari.rita, second, person)
    applications.reject(kari.rita, kari.application, "experience", "Two years short.")
    page = browser_of(kari.rita).open(f"{kari.address}/activity")
    assert "Two years short." in page.text
    assert page.text.count("open application") == 2
    assert page.text.count("closed application") == 3
