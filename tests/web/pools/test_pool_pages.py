"""Talent pools that people make, as pages: with and without JavaScript (statements 227-245, 256, 257)."""

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from server.domain.jobs import JobStatus
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.usecases.pools import pool_imports, pool_people, pools
from tests.support import workbooks
from tests.support.people import People
from tests.support.workbooks import workbook
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
KARI = {"kind": "external", "email": "kari@example.org", "first_name": "Kari", "last_name": "Nordmann", "source": "agency"}


class Office:
    """A recruiter and a hiring manager at their browsers, and a pool of the recruiter's."""

    def __init__(self, people: People, browser_of: BrowserOf) -> None:
        self.people, self.browser_of = people, browser_of
        self.rita, self.harald = people.recruiter("Rita Recruiter"), people.manager("Harald Manager")
        self.browser = browser_of(self.rita)
        self.pool = pools.create(self.rita, "Data people")
        self.here = f"/pools/{self.pool}"

    def candidate(self, name: str, email: str | None = None) -> int:
        with transaction():
            id = candidates.add(Person(name, email=email), "agency", self.rita.id)
        pool_people.add(self.rita, self.pool, [id])
        return id


@pytest.fixture
def office(people: People, browser_of: BrowserOf) -> Office:
    return Office(people, browser_of)


@pytest.mark.statement(227, 230, 231)
def test_a_pool_is_made_in_a_dialog_and_has_a_card(office: Office) -> None:
    page = office.browser.open("/pools")
    assert page.links["New talent pool"] == "/pools/new"
    form = office.browser.open("/pools/new").form("/pools/new")
    assert "<html" not in office.browser.htmx("/pools/new").text
    taken = office.browser.post("/pools/new", form.fields | {"name": "DATA people", "user": str(office.harald.id)})
    refused = Page(taken.text)
    assert taken.status_code == 422
    assert refused.message_of("name").startswith("Another talent pool has this name.")
    assert refused.form("/pools/new").fields["name"] == "DATA people"
    assert refused.form("/pools/new").fields["user"] == str(office.harald.id)
    done = office.browser.send("/pools/new", **form.fields | {"name": "Sales people", "user": str(office.harald.id)})
    assert done.title.startswith("Sales people")
    assert "Shared with Harald Manager" in done.text
    cards = office.browser.open("/pools").text
    assert "Sales people" in cards
    assert "You" in cards
    assert "0 candidates" in cards
    assert "Rita Recruiter" in office.browser_of(office.harald).open("/pools").text


@pytest.mark.statement(232)
def test_a_colleague_is_sought_without_losing_what_was_typed(office: Office) -> None:
    office.people.user(name="Ingrid Interviewer")
    page = office.browser.open(f"/pools/new?name=Sales&person=har&user={office.people.recruiter('Sunniva Skog').id}")
    form = page.form("/pools/new")
    assert form.fields["name"] == "Sales"
    assert "Sunniva Skog" in page.text
    assert "Harald Manager" in page.text
    result = office.browser.htmx("/pools/new?name=&person=ingrid").text
    assert "Ingrid" not in result
    assert "can use talent pools" in result


def test_the_pool_is_renamed_and_shared_by_its_owner(office: Office) -> None:
    edit = f"{office.here}/edit"
    page = office.browser.open(edit)
    assert page.form(edit).fields["name"] == "Data people"
    assert page.goes_to(f"{office.here}/access")
    done = office.browser.send(edit, name="Data folk", user=str(office.harald.id))
    assert "Data folk" in done.text
    assert "Shared with Harald Manager" in done.text
    assert office.browser.post(edit, {"name": " "}).status_code == 422


@pytest.mark.statement(234, 235)
def test_access_is_managed_and_revoked(office: Office) -> None:
    office.browser.send(f"{office.here}/edit", name="Data people", user=str(office.harald.id))
    harald = office.browser_of(office.harald)
    shared = harald.open(office.here)
    assert shared.goes_to(f"{office.here}/add")
    for address in (f"{office.here}/edit", f"{office.here}/access", f"{office.here}/delete"):
        assert not shared.goes_to(address)
    harald.open(f"{office.here}/access", 403)
    assert harald.post(f"{office.here}/delete").status_code == 403
    page = office.browser.send(f"{office.here}/access/{office.harald.id}/revoke")
    assert "You share this pool with nobody." in page.text
    harald.open(office.here, 404)
    assert "Data people" not in harald.open("/pools").text


def test_a_deleted_pool_comes_back_by_the_message_and_by_the_list(office: Office) -> None:
    office.candidate("Kari Nordmann")
    page = office.browser.send(f"{office.here}/delete")
    assert "Its people stay candidates." in page.text
    assert "Deleted in the last 30 days" in page.text
    undo = next(form for form in page.forms if form.action.startswith("/undo/"))
    assert "Taken back." in office.browser.send(undo.action, **undo.fields).text
    office.browser.send(f"{office.here}/delete")
    restored = office.browser.send(f"{office.here}/restore")
    assert "with everybody who was in it" in restored.text
    assert "Kari Nordmann" in restored.text
    assert office.browser.post(f"{office.here}/restore").status_code == 404


def test_a_name_that_is_taken_meanwhile_is_said_when_restoring(office: Office) -> None:
    office.browser.send(f"{office.here}/delete")
    pools.create(office.harald, "data people")
    assert "Another talent pool is called Data people by now." in office.browser.send(f"{office.here}/restore").text


def test_all_pools_are_a_tab_for_those_who_see_all(office: Office) -> None:
    assert "/pools?view=all" not in office.browser.open("/pools").links.values()
    admin = office.browser_of(office.people.administrator())
    assert "Data people" not in admin.open("/pools").text
    page = admin.open("/pools?view=all")
    assert page.links["Data people"] == office.here
    assert "Data people" in admin.htmx("/pools?view=all&q=data").text
    office.browser.open("/pools?view=all", 403)


@pytest.mark.statement(238, 256, 257)
def test_somebody_from_outside_is_added_and_a_refused_form_keeps_what_was_typed(office: Office) -> None:
    add = f"{office.here}/add"
    page = office.browser.open(add)
    sources = page.form(add).choices["source"]
    assert {"linkedin", "referral"} <= set(sources)
    assert "referrer" in page.form(add).fields
    refused = Page(office.browser.post(add, KARI | {"email": "kari", "source": "referral", "referrer": "nobody"}).text)
    assert refused.message_of("email") == "This is not an e-mail address."
    assert refused.message_of("referrer").startswith("Name the colleague")
    assert refused.form(add).fields["last_name"] == "Nordmann"
    assert refused.form(add).fields["source"] == "referral"
    done = office.browser.send(add, **KARI)
    assert "Kari Nordmann is in the pool." in done.text
    again = office.browser.send(add, **KARI | {"first_name": "Karianne"})
    assert "Kari Nordmann is in this pool already." in again.text
    assert office.browser_of(office.people.read_only()).post(add, KARI).status_code == 403
    assert office.browser_of(office.harald).post(add, KARI).status_code == 404


@pytest.mark.statement(237)
def test_a_colleague_is_chosen_and_their_fields_are_filled_in(office: Office) -> None:
    add, ola = f"{office.here}/add", office.people.user(name="Ola Olav Hansen")
    page = office.browser.open(f"{add}?kind=internal&person={ola.email}")
    address = page.links[f"Ola Olav Hansen {ola.email}"]
    assert "Ola Olav Hansen" in office.browser.htmx(f"{add}?kind=internal&person=olav").text
    form = office.browser.open(address).form(add)
    filled = ("email", "first_name", "last_name")
    assert [form.fields[name] for name in filled] == [ola.email, "Ola Olav", "Hansen"]
    done = office.browser.send(add, **form.fields | {"source": "agency", "email": "forged@example.org"})
    assert "Ola Olav Hansen is in the pool." in done.text
    assert ola.email in done.text
    assert "Internal" in done.text
    assert office.browser.post(add, {"kind": "internal", "employee": "", "source": "agency"}).status_code == 422


def test_of_several_with_the_address_one_is_chosen(office: Office) -> None:
    first, _ = (office.candidate(name, "kari@example.org") for name in ("Kari One", "Kari Two"))
    answer = office.browser.post(f"{office.here}/add", KARI)
    assert answer.status_code == 422
    page = Page(answer.text)
    for text in ("Who is it?", "Kari One", "Kari Two", "Somebody new"):
        assert text in page.text
    assert page.form(f"{office.here}/add").fields["email"] == "kari@example.org"
    assert (
        "Kari One is in this pool already." in office.browser.send(f"{office.here}/add", **KARI | {"candidate": str(first)}).text
    )


@pytest.mark.statement(233, 242)
def test_people_are_removed_one_by_one_and_many_at_once_with_one_undo(office: Office) -> None:
    people = [office.candidate(f"Person {number}") for number in range(4)]
    remove = f"{office.here}/remove"
    row = office.browser.htmx(remove, {"candidate": str(people[0])})
    assert row.headers["HX-Reswap"] == "delete"
    assert "Person 0 is no longer in the pool, and stays a candidate." in Page(row.text).text
    assert any(form.action.startswith("/undo/") for form in Page(row.text).forms)
    page = office.browser.send(remove, candidate=[str(id) for id in people[:3]])
    assert "2 people are no longer in the pool." in page.text
    undo = next(form for form in page.forms if form.action.startswith("/undo/"))
    back = office.browser.send(undo.action, **undo.fields)
    assert "Taken back." in back.text
    assert "Person 1" in back.text
    assert "Tick the people first" in office.browser.send(remove).text
    history = office.browser.open(f"{office.here}/history")
    assert "2 people removed" in history.text
    assert "taken back" in history.text
    office.browser.open(f"/candidates/{people[0]}")


def test_a_pool_is_searched_sorted_and_paged(office: Office) -> None:
    for number in range(60):
        office.candidate(f"Person {number:02}", f"p{number}@example.org")
    page = office.browser.open(f"{office.here}?order=name")
    assert page.html.count('<th scope="row">') == 50
    assert page.html.index("Person 00") < page.html.index("Person 49")
    more = office.browser.htmx(page.links["More"])
    assert more.text.count('<th scope="row">') == 10
    assert "<html" not in more.text
    assert "Person 59" in more.text
    result = office.browser.htmx(f"{office.here}?q=p59%40example.org")
    assert result.text.count('<th scope="row">') == 1
    assert "Nobody in this pool is called that." in office.browser.open(f"{office.here}?q=zzz").text


def test_a_read_only_reader_sees_the_people_and_no_way_to_change_them(office: Office) -> None:
    office.candidate("Kari Nordmann")
    page = office.browser_of(office.people.read_only()).open(office.here)
    assert "Kari Nordmann" in page.text
    assert [form.action for form in page.forms if form.method == "post" and form.action.startswith("/pools")] == []
    assert not page.goes_to(f"{office.here}/add")
    assert not page.goes_to("/candidates/add-to-pool")


@pytest.mark.statement(245)
def test_add_to_talent_pool_is_offered_on_the_profile_and_for_many(office: Office) -> None:
    kari, ola = office.candidate("Kari Nordmann"), office.candidate("Ola Hansen")
    other = pools.create(office.rita, "Sales people")
    profile = office.browser.open(f"/candidates/{kari}")
    assert profile.links["Data people"] == office.here
    ask = profile.links["Add to talent pool"]
    page = office.browser.open(ask)
    assert "Kari Nordmann" in page.text
    assert "is in this pool already" in page.text
    assert "Sales people" in page.text
    assert "Data people" not in office.browser.htmx(f"{ask}&q=sales").text
    back = f"/candidates/{kari}"
    done = office.browser.send("/candidates/add-to-pool", candidate=str(kari), pool=str(other), back=back)
    assert "Kari Nordmann is in the pool." in done.text
    assert done.links["Sales people"] == f"/pools/{other}"
    both = {"candidate": [str(kari), str(ola)], "pool": str(other), "back": office.here}
    assert "Ola Hansen is in the pool." in office.browser.send("/candidates/add-to-pool", **both).text
    assert "they are in this pool already" in office.browser.send("/candidates/add-to-pool", **both).text
    refused = office.browser.post("/candidates/add-to-pool", {"candidate": str(kari)})
    assert refused.status_code == 422
    assert Page(refused.text).message_of("pool") == "Choose a talent pool."
    assert "Tick the people first" in office.browser.open("/candidates/add-to-pool").text
    office.browser_of(office.people.user()).open(f"/candidates/add-to-pool?candidate={kari}", 403)


@pytest.mark.statement(210, 243, 244)
def test_people_of_a_pool_are_added_to_a_job(office: Office) -> None:
    chosen = [str(office.candidate(name)) for name in ("Kari Nordmann", "Ola Hansen")]
    job = office.people.job((office.rita, TeamRole.RECRUITER), title="Data Engineer")
    office.people.job((office.people.recruiter(), TeamRole.RECRUITER), title="Somebody else's")
    ask = office.browser.open(f"/candidates/{chosen[0]}").links["Add to job"]
    page = office.browser.open(ask)
    assert "Add candidate to job" in page.text
    assert "Data Engineer" in page.text
    assert "Somebody else's" not in page.text
    assert "Data Engineer" not in office.browser.htmx(f"{ask}&q=designer").text
    assert "<html" not in office.browser.htmx(ask).text
    post = "/candidates/add-to-job"
    refused = Page(office.browser.post(post, {"candidate": chosen}).text)
    assert refused.message_of("job") == "Choose a job."
    sent = {"candidate": chosen, "job": str(job), "back": office.here}
    done = office.browser.send(post, **sent)
    assert "2 people are on Data Engineer now, in Prospect." in done.text
    assert done.title.startswith("Data people")
    undo = next(form for form in done.forms if form.action.startswith("/undo/"))
    assert "Taken back." in office.browser.send(undo.action, **undo.fields).text
    assert (
        "Kari Nordmann is on Data Engineer now, in Prospect." in office.browser.send(post, **sent | {"candidate": chosen[0]}).text
    )
    assert "they are on Data Engineer already" in office.browser.send(post, **sent | {"candidate": chosen[0]}).text
    assert "Ola Hansen is on Data Engineer now" in office.browser.send(post, **sent | {"source": ""}).text
    assert "Choose a source." in Page(office.browser.post(post, sent | {"source": "nowhere"}).text).text
    assert "Tick the people first" in office.browser.open(post).text


def test_a_job_closed_meanwhile_is_said(office: Office) -> None:
    job = office.people.job((office.rita, TeamRole.RECRUITER), status=JobStatus.CLOSED, title="Gone")
    sent = {"candidate": str(office.candidate("Kari")), "job": str(job), "back": office.here}
    assert "is closed" in office.browser.send("/candidates/add-to-job", **sent).text


@pytest.mark.statement(239)
def test_the_template_is_a_workbook_in_the_readers_language(office: Office) -> None:
    page = office.browser.open(f"{office.here}/import")
    address = page.links["Download the template"]
    for language, heading in (("en", "Email"), ("nb", "E-post")):
        answer = office.browser.get(address, **{"Accept-Language": language})
        assert answer.mimetype.endswith("spreadsheetml.sheet")
        assert "talent-pool.xlsx" in answer.headers["Content-Disposition"]
        assert load_workbook(io.BytesIO(answer.data)).worksheets[0]["A1"].value == heading


def send_file(office: Office, content: bytes, name: str = "people.xlsx", status: int = 303) -> Page:
    answer = office.browser.upload(f"{office.here}/import", {"form_key": f"key-{len(content)}"}, name, content)
    assert answer.status_code == status, answer.text
    return office.browser.open(answer.location) if status == 303 else Page(answer.text)


@pytest.mark.statement(240)
def test_an_upload_with_errors_lists_them_with_sheet_row_and_column(office: Office) -> None:
    content = workbook(("kari@example.org", "", "Nordmann"), ("ola@example.org", "Ola", "=1+1"), title="Folk <b>")
    page = send_file(office, content, status=422)
    for text in ("Nobody was added.", "2 problems in people.xlsx", "Folk <b>", "This is needed.", "This is a formula."):
        assert text in page.text
    assert tables.Candidate.select().count() == 0


@pytest.mark.parametrize(
    ("content", "words", "status"),
    [
        (b"", "Choose a file.", 422),
        (b"name,email", "no Excel workbook", 422),
        (b"PK" + b"x" * (5 * 1024 * 1024), "At most 5 MB are taken.", 413),
        (b"x" * (12 * 1024 * 1024), "At most 5 MB are taken.", 413),
    ],
    ids=["nothing", "csv", "over the limit", "far over it"],
)
def test_what_is_no_workbook_is_said_beside_the_field(office: Office, content: bytes, words: str, status: int) -> None:
    assert words in send_file(office, content, status=status).message_of("file")


@pytest.mark.statement(241)
def test_a_clean_upload_is_shown_begun_polled_and_finished(office: Office) -> None:
    ready = send_file(office, workbooks.people(150))
    assert "150 people were read without an error." in ready.text
    assert "150 are new to Attract" in ready.text
    file = tables.PoolImport.get().id
    here = f"{office.here}/imports/{file}"
    assert "waits until you add its people" in office.browser.open(office.here).text
    adding = office.browser.send(f"{here}/add")
    assert "0 of 150 people are in." in adding.text
    assert any(
        tag == "section" and at.get("hx-get") == here and at.get("hx-trigger") == "every 1s" for tag, at in adding.elements
    )
    assert any(tag == "meta" and at.get("http-equiv") == "refresh" for tag, at in adding.elements)
    pool_imports.work()
    part = office.browser.htmx(here)
    assert "<html" not in part.text
    assert "100 of 150 people are in." in Page(part.text).text
    pool_imports.work()
    done = office.browser.htmx(here)
    assert "Everybody is in." in done.text
    assert "every 1s" not in done.text
    assert "150 candidates" in office.browser.open(office.here).text
    assert tables.Notification.get().link == here


def test_a_file_that_waits_can_be_forgotten(office: Office) -> None:
    send_file(office, workbooks.people(2))
    here = f"{office.here}/imports/{tables.PoolImport.get().id}"
    assert "The file is forgotten; nobody was added." in office.browser.send(f"{here}/cancel").text
    office.browser.open(here, 404)


def test_names_from_a_file_are_never_markup(office: Office) -> None:
    send_file(office, workbook(("a@example.org", "<b>Kari</b>", "<script>alert(1)</script>")))
    file = tables.PoolImport.get().id
    office.browser.send(f"{office.here}/imports/{file}/add")
    pool_imports.work()
    page = office.browser.open(office.here)
    assert "<b>Kari</b>" in page.text
    assert not [tag for tag, at in page.elements if tag == "b" or (tag == "script" and not at.get("src"))]


def test_a_stranger_uploads_nothing(office: Office, stranger: Browser) -> None:
    answer = stranger.upload(f"{office.here}/import", {}, "x.xlsx", b"x")
    assert answer.location.startswith("/sign-in")


def test_every_page_of_a_pool_speaks_norwegian(office: Office) -> None:
    office.candidate("Kari Nordmann")
    nb = {"Accept-Language": "nb"}
    for path, words in {
        "/pools": "Mine talentsamlinger",
        "/pools/new": "Opprett talentsamling",
        office.here: "Legg til i jobb",
        f"{office.here}/add": "Legg til kandidat",
        f"{office.here}/import": "Fra Excel",
        f"{office.here}/access": "Administrer tilgang",
    }.items():
        assert words in Page(office.browser.get(path, **nb).text).text
