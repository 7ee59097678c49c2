"""Board, adding by hand, the menu of a person, bulk actions and the kept lists, as pages with and without JavaScript."""

import re
from collections.abc import Callable

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.jobs import jobs as stored_jobs
from server.usecases.applications import applications, people_on_job
from server.usecases.pools import pool_people, pools
from tests.support.people import People, advance
from tests.web.support.browsing import HTMX, Browser
from tests.web.support.page_content import Page
from tests.web.support.team import Team

BrowserOf = Callable[[Actor], Browser]
ON_BOARD = {"tab": "applicants", "view": "board", "status": "running"}


@pytest.fixture
def team(people: People) -> Team:
    return Team.of(people)


def columns(page: Page) -> dict[str, list[str]]:
    """The board: names of people by the id of the column."""
    parts = re.split(r'<section class="column" id="column-(\d+)"', page.html)[1:]
    return {parts[at]: re.findall(r'data-name="([^"]*)"', parts[at + 1]) for at in range(0, len(parts), 2)}


def test_the_choice_of_view_is_remembered_in_this_browser(team: Team, browser_of: BrowserOf) -> None:
    team.applicant()
    browser = browser_of(team.rita)
    here = f"/jobs/{team.job}/applicants"
    assert not columns(browser.open(here))
    assert columns(browser.open(browser.open(here).links["Board"]))
    assert columns(browser.open(here))
    assert columns(browser.open(f"/jobs/{team.job}/prospects"))
    assert not columns(browser_of(team.rita).open(here))
    browser.open(browser.open(here).links["List"])
    assert not columns(browser.open(here))


def test_the_board_shows_who_stands_where_and_each_card_leads_to_its_menu(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    team.people.export(team.rita, team.job, team.people.person("Ola Prospect"))
    browser = browser_of(team.rita)
    applicants = browser.open(f"/jobs/{team.job}/applicants?view=board")
    expected = {team.stage_id(name): [] for name in ("Application", "Interview", "Offer")}
    assert columns(applicants) == expected | {team.stage_id("Application"): ["Kari Nordmann"]}
    assert applicants.links["Move Kari Nordmann"] == f"/applications/{kari}/actions?tab=applicants&view=board"
    prospects = columns(browser.open(f"/jobs/{team.job}/prospects?view=board"))
    assert prospects[team.stage_id("Prospect")] == ["Ola Prospect"]
    assert len(prospects) == 4
    readers = browser_of(team.ingrid).open(f"/jobs/{team.job}/applicants?view=board")
    assert "Move Kari Nordmann" not in readers.links
    assert "data-movable" not in readers.html
    assert "data-sortable" not in readers.html


def test_only_one_place_of_a_page_with_a_board_loads_what_drags_cards(team: Team, browser_of: BrowserOf) -> None:
    team.applicant()
    board = browser_of(team.rita).open(f"/jobs/{team.job}/applicants?view=board").html
    assert board.count('data-sortable="board"') == len(re.findall(r'<ol class="cards"', board))
    assert board.count("sortable.min.js") == 1


def test_a_column_goes_on_with_more_with_and_without_javascript(team: Team, browser_of: BrowserOf) -> None:
    for number in range(22):
        team.applicant(f"Person {number:02}")
    browser, stage = browser_of(team.rita), team.stage_id("Application")
    page = browser.open(f"/jobs/{team.job}/applicants?view=board")
    assert len(columns(page)[stage]) == 20
    more = next(at["hx-get"] for tag, at in page.elements if tag == "a" and "/board/" in at.get("hx-get", ""))
    rest = browser.htmx(more)
    assert re.findall(r'data-name="([^"]*)"', rest.text) == ["Person 01", "Person 00"]
    plain = browser.open(next(address for name, address in page.links.items() if name.startswith("More ·")))
    assert [name for name in plain.links if name.startswith("Person")] == ["Person 01", "Person 00"]


def test_a_card_that_is_moved_appears_in_its_column_with_the_numbers_of_all(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    form = {
        "tab": "applicants",
        "view": "board",
        "status": "running",
        "stage": team.stage_id("Application"),
        "to": team.stage_id("Offer"),
    }
    answer = browser_of(team.rita).htmx(f"/applications/{kari}/move", form)
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (200, "delete")
    assert f'hx-target="#column-{team.stage_id("Offer")} .cards"' in answer.text
    counts = dict(re.findall(r'hx-target="#count-(\d+)" hx-swap="innerHTML">(\d+)<', answer.text))
    assert counts == {
        (team.stage_id(name)): number for name, number in (("Application", "0"), ("Interview", "0"), ("Offer", "1"))
    }
    assert team.stage(kari) == ("Offer", "active")


def test_a_card_that_somebody_else_moved_goes_where_it_is_and_says_so(team: Team, browser_of: BrowserOf) -> None:
    kari, seen = team.applicant(), team.stage_id("Application")
    advance(team.hans, kari)
    form = ON_BOARD | {"stage": seen, "to": team.stage_id("Offer")}
    answer = browser_of(team.rita).htmx(f"/applications/{kari}/move", form)
    assert answer.status_code == 409
    assert f'hx-target="#column-{team.stage_id("Interview")} .cards"' in answer.text
    assert "Hans was faster, so nothing was changed here: Kari Nordmann is in Interview now." in Page(answer.text).text


def test_a_rejected_card_leaves_the_board_of_the_running_and_stays_on_that_of_everybody(
    team: Team, browser_of: BrowserOf
) -> None:
    for shown, stays in (("running", False), ("everybody", True)):
        kari = team.applicant()
        form = ON_BOARD | {"status": shown, "stage": team.stage_id("Application"), "reason": "other"}
        answer = browser_of(team.rita).htmx(f"/applications/{kari}/reject", form)
        assert ("person-card" in answer.text) is stays


def test_the_menu_works_as_a_page_without_javascript(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    browser = browser_of(team.rita)
    menu = browser.open(browser.open(f"/jobs/{team.job}/applicants").links["More about Kari Nordmann"])
    form = menu.form(f"/applications/{kari}/move")
    assert {"Prospect", "Interview", "Offer"} == set(form.buttons)
    page = browser.send(form.action, **form.fields | {"to": (team.stage_id("Offer"))})
    assert "Kari Nordmann is in Offer now." in page.text
    silver = browser.open(f"/applications/{kari}/actions?tab=applicants").form(f"/applications/{kari}/silver-medalist")
    assert "Marked as silver medalist." in browser.send(silver.action, **silver.fields).text
    listed = browser.open(f"/jobs/{team.job}/applicants?status=silver_medalists")
    assert "Kari Nordmann" in listed.links
    assert "Silver medalist" in browser.open(f"/candidates/{team.row(kari).candidate}").text


@pytest.mark.statement(223)
def test_the_silver_medalist_shows_on_list_and_board_and_in_the_job_history(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    browser = browser_of(team.rita)
    pages = [f"/jobs/{team.job}/applicants?view={view}" for view in ("list", "board")] + [
        f"/candidates/{team.row(kari).candidate}"
    ]
    advance(team.rita, kari)
    advance(team.rita, kari)
    mark = re.compile(r'<span class="pill silver">')
    assert [len(mark.findall(browser.open(page).html)) for page in pages] == [0, 0, 0]
    browser.send(f"/applications/{kari}/silver-medalist", on="1")
    assert [len(mark.findall(browser.open(page).html)) for page in pages] == [1, 1, 1]


@pytest.mark.statement(222)
def test_a_silver_medal_before_the_offer_stage_is_refused_in_words(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    page = browser_of(team.rita).send(f"/applications/{kari}/silver-medalist", on="1", tab="applicants")
    assert "Only somebody who reached the Offer stage" in page.text
    assert not team.row(kari).silver_at


def test_somebody_withdraws_and_comes_back(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    browser = browser_of(team.rita)
    form = browser.open(f"/applications/{kari}/withdraw?tab=applicants").form(f"/applications/{kari}/withdraw")
    page = browser.send(form.action, **form.fields | {"comment": "Took <another> job."})
    assert "Kari Nordmann withdrew." in page.text
    assert "Kari Nordmann" in browser.open(f"/jobs/{team.job}/applicants?status=withdrawn").links
    activity = browser.open(f"/candidates/{team.row(kari).candidate}/activity").text
    assert "Withdrew in Application" in activity
    assert "Took <another> job." in activity
    assert "closed application" in activity
    refused = browser.post(f"/applications/{kari}/withdraw", {"comment": "x"})
    assert "Rita was faster, so nothing was changed here: Kari Nordmann withdrew." in browser.open(refused.location).text
    back = browser.send(f"/applications/{kari}/reopen", tab="applicants")
    assert "Kari Nordmann is in Application now." in back.text
    long = browser.post(f"/applications/{kari}/withdraw", {"comment": "x" * 2001})
    assert (long.status_code, bool(Page(long.text).message_of("comment"))) == (422, True)


@pytest.mark.statement(286)
def test_the_activity_tells_closed_applications_from_open_ones(team: Team, browser_of: BrowserOf) -> None:
    person = team.people.person("Kari Nordmann")
    other = team.people.job((team.rita, TeamRole.RECRUITER), title="Chief Engineer")
    first, second = (team.people.applicant(team.rita, job, person) for job in (team.job, other))
    applications.reject(team.rita, second.application, "other")
    events = Page(browser_of(team.rita).get(f"/candidates/{first.candidate}/activity").text).text
    assert events.count("Chief Engineer") == events.count("closed application") == 3
    assert events.count("Senior Data Engineer") == 2


@pytest.mark.statement(221)
def test_an_applicant_is_deleted_after_a_confirmation(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    for user in (team.hans, team.ingrid):
        browser = browser_of(user)
        assert browser.get(f"/applications/{kari}/delete").status_code == 403
        assert browser.post(f"/applications/{kari}/delete").status_code == 403
    browser = browser_of(team.rita)
    asked = browser.open(f"/applications/{kari}/delete?tab=applicants")
    assert "This cannot be undone." in asked.text
    page = browser.send(asked.form(f"/applications/{kari}/delete").action)
    assert "Kari Nordmann is no longer on Senior Data Engineer." in page.text
    assert browser.get(f"/applications/{kari}/actions").status_code == 404


@pytest.mark.statement(256, 257)
def test_the_form_to_add_somebody_offers_the_sources_and_names_a_colleague(team: Team, browser_of: BrowserOf) -> None:
    browser = browser_of(team.hans)
    page = browser.open(browser.open(f"/jobs/{team.job}/applicants").links["Add applicant"])
    form = page.form(f"/jobs/{team.job}/applicants/new")
    assert {"linkedin", "referral", "agency", "indeed"} <= set(form.choices["source"])
    typed = {"first_name": "Ola", "last_name": "Nordmann", "email": "ola@example.org", "source": "referral"}
    answer = browser.post(form.action, form.fields | typed)
    refused = Page(answer.text)
    assert (answer.status_code, bool(refused.message_of("referrer"))) == (422, True)
    again = refused.form(form.action)
    assert {name: again.fields[name] for name in typed} == typed
    rita = tables.User.get_by_id(team.rita.id).email
    done = browser.send(form.action, **again.fields | {"referrer": rita})
    assert "Ola Nordmann is in Application now." in done.text
    profile = browser.open(done.links["Ola Nordmann"])
    assert "Referral · referred by Rita" in profile.text


def test_somebody_known_already_is_offered_by_name(team: Team, browser_of: BrowserOf) -> None:
    browser = browser_of(team.rita)
    elsewhere = team.people.job((team.rita, TeamRole.RECRUITER))
    known = team.people.export(team.rita, elsewhere, team.people.person("Kari Nordmann", email="kari@example.org"))
    here = f"/jobs/{team.job}/prospects/new"
    form = browser.open(here).form(here)
    typed = {"first_name": "K.", "last_name": "Nordmann", "email": "KARI@example.org", "source": "agency"}
    answer = browser.post(here, form.fields | typed)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert "Add Kari Nordmann, who is known already" in page.text
    assert "same e-mail address" in page.text
    assert "Add somebody new" not in page.text
    chosen = page.form(here)
    assert chosen.fields["known"] == str(known.candidate)
    assert "Kari Nordmann is in Prospect now." in browser.send(here, **chosen.fields).text
    again = browser.post(here, chosen.fields | {"form_key": "another"})
    assert "Kari Nordmann is on this job already, in Prospect." in browser.open(again.location).text
    assert tables.Candidate.select().count() == 1


def test_adding_is_offered_where_it_can_be_done(team: Team, browser_of: BrowserOf) -> None:
    team.applicant()
    assert "Add applicant" not in browser_of(team.ingrid).open(f"/jobs/{team.job}/applicants").links
    for user, status in ((team.ingrid, 403), (team.people.recruiter(), 404)):
        assert browser_of(user).get(f"/jobs/{team.job}/applicants/new").status_code == status
    tables.Job.update(status="closed").execute()
    browser = browser_of(team.rita)
    assert "Add applicant" not in browser.open(f"/jobs/{team.job}/applicants").links
    assert "is closed" in browser.open(f"/jobs/{team.job}/applicants/new", 409).text


def test_html_in_typed_names_stays_text(team: Team, browser_of: BrowserOf) -> None:
    browser, evil = browser_of(team.rita), "<img src=x onerror=alert(1)>"
    here = f"/jobs/{team.job}/applicants/new"
    browser.send(here, first_name=evil, last_name="x", email="evil@example.org", source="other")
    known = browser.post(here, {"first_name": evil, "last_name": "x", "email": "evil@example.org", "source": "other"})
    kari = people_on_job.applicants(team.rita, team.job).page.rows[0].id
    bulk = browser.post(f"/jobs/{team.job}/bulk", {"tab": "applicants", "act": "reject", "person": team.box(kari)})
    board = browser.get(f"/jobs/{team.job}/applicants?view=board")
    menu = browser.get(f"/applications/{kari}/actions")
    for answer in (known, bulk, board, menu):
        assert evil in Page(answer.text).text
        assert not [at for tag, at in Page(answer.text).elements if "onerror" in at]


def test_a_prospect_is_invited_with_a_link_and_a_letter(team: Team, browser_of: BrowserOf) -> None:
    kari = team.people.export(team.rita, team.job, team.people.person("Kari", email="kari@example.org")).application
    browser = browser_of(team.rita)
    address = f"/applications/{kari}/invite"
    assert "The job has no public page" in browser.open(address).text
    assert "Post the job first" in browser.send(address, tab="prospects").text
    tables.Posting.create(job=team.job, channel="linkedin", posted=True, apply_by="attract")
    page = browser.open(address)
    job_id = tables.Job.get_by_id(team.job).job_id
    assert f"/careers/{job_id}" in page.text
    form = page.form(address)
    assert "The invitation is on its way." in browser.send(address, **form.fields, mail="1").text
    assert tables.OutgoingMail.select().count() == 1
    assert "Invited" in browser.open(f"/jobs/{team.job}/prospects").text
    assert "Marked as invited." in browser.send(address, **form.fields).text
    assert tables.OutgoingMail.select().count() == 1


def test_many_are_rejected_after_one_confirmation_and_one_undo_takes_all_back(team: Team, browser_of: BrowserOf) -> None:
    people = [team.applicant(f"Person {number}") for number in range(4)]
    advance(team.hans, people[3])
    browser = browser_of(team.rita)
    form = browser.open(f"/jobs/{team.job}/applicants").form(f"/jobs/{team.job}/bulk")
    boxes = [f"{person}-{team.stage_id('Application')}" for person in people]
    asked = browser.post(form.action, form.fields | {"act": "reject", "person": boxes})
    page = Page(asked.text)
    assert asked.status_code == 200
    assert "Reject 3 people?" in page.text
    assert "Person 3 was changed by somebody else in the meantime" in page.text
    confirm = page.form(f"/jobs/{team.job}/bulk/reject")
    kept = re.findall(r'name="person" value="([^"]+)"', asked.text)
    refused = browser.post(confirm.action, confirm.fields | {"person": kept})
    assert (refused.status_code, bool(Page(refused.text).message_of("reason"))) == (422, True)
    done = browser.send(confirm.action, **confirm.fields | {"person": kept, "reason": "other", "comment": "So many."})
    assert "3 people are rejected." in done.text
    assert [team.stage(person)[1] for person in people] == ["rejected"] * 3 + ["active"]
    undo = next(one for one in done.forms if one.action.startswith("/undo/"))
    assert "Taken back." in browser.send(undo.action, **undo.fields).text
    assert {team.stage(person)[1] for person in people} == {"active"}


def test_everybody_of_the_list_advances_the_pages_that_follow_included(team: Team, browser_of: BrowserOf) -> None:
    people = [team.applicant(f"Person {number}") for number in range(27)]
    browser = browser_of(team.hans)
    form = browser.open(f"/jobs/{team.job}/applicants").form(f"/jobs/{team.job}/bulk")
    page = Page(browser.post(form.action, form.fields | {"act": "advance", "everybody": "1"}).text)
    assert "Advance 27 people?" in page.text
    confirm = page.form(f"/jobs/{team.job}/bulk/advance")
    assert "27 people are one stage on." in browser.send(confirm.action, **confirm.fields).text
    assert {team.stage(person)[0] for person in people} == {"Interview"}


def test_many_move_and_who_changed_meanwhile_is_named(team: Team, browser_of: BrowserOf) -> None:
    first, second = team.applicant("First"), team.applicant("Second")
    browser = browser_of(team.rita)
    chosen = {"tab": "applicants", "act": "move", "person": [team.box(first), team.box(second)]}
    asked = browser.post(f"/jobs/{team.job}/bulk", chosen, **HTMX)
    assert asked.text.lstrip().startswith('<h1 id="dialog-title">')
    form = Page(asked.text).form(f"/jobs/{team.job}/bulk/move")
    assert (team.stage_id("Prospect")) in form.choices["to"]
    advance(team.hans, second)
    fields = form.fields | {"person": chosen["person"], "to": (team.stage_id("Offer"))}
    done = browser.send(form.action, **fields)
    assert "1 person is moved. Left as they are: Second was changed by somebody else in the meantime." in done.text
    assert (team.stage(first)[0], team.stage(second)[0]) == ("Offer", "Interview")


@pytest.mark.parametrize("act", ["", "delete", "nonsense"])
def test_what_cannot_be_done_with_many_is_not_found(team: Team, browser_of: BrowserOf, act: str) -> None:
    kari = team.applicant()
    browser = browser_of(team.rita)
    assert browser.post(f"/jobs/{team.job}/bulk", {"act": act, "person": team.box(kari)}).status_code == 404
    assert browser.post(f"/jobs/{team.job}/bulk/{act or 'x'}", {"person": team.box(kari)}).status_code == 404


@pytest.mark.parametrize("boxes", [[], ["x"], ["1"], ["9" * 30 + "-1"]])
def test_nobody_chosen_says_so(team: Team, browser_of: BrowserOf, boxes: list[str]) -> None:
    team.applicant()
    answer = browser_of(team.rita).post(f"/jobs/{team.job}/bulk", {"tab": "applicants", "act": "reject", "person": boxes})
    assert "Choose people first." in Page(answer.text).text


def test_who_is_gone_is_not_counted_as_done(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    browser, at = browser_of(team.rita), f"/jobs/{team.job}/bulk/advance"
    told = browser.send(at, tab="applicants", person="999999-1")
    assert "Nobody was changed. Left as they are: Somebody is not on this list any more." in told.text
    assert "Nobody was changed. Tick the people first." in browser.send(at, tab="applicants").text
    assert team.stage(kari) == ("Application", "active")


@pytest.mark.parametrize("tab", ["applicants", "prospects"])
def test_on_a_closed_job_many_are_rejected_and_nobody_is_offered_to_move(team: Team, browser_of: BrowserOf, tab: str) -> None:
    team.applicant()
    team.people.export(team.rita, team.job, team.people.person("Ola Prospect"))
    stored_jobs.set_status(team.job, JobStatus.CLOSED)
    buttons = browser_of(team.rita).open(f"/jobs/{team.job}/{tab}").form(f"/jobs/{team.job}/bulk").buttons
    assert buttons == ["Reject", "Add to talent pool"]


@pytest.mark.statement(216)
def test_bulk_actions_are_offered_and_done_only_where_the_role_allows_them(team: Team, browser_of: BrowserOf) -> None:
    kari = team.applicant()
    form = {"tab": "applicants", "person": team.box(kari), "reason": "other"}
    hans, ingrid = browser_of(team.hans), browser_of(team.ingrid)
    assert hans.open(f"/jobs/{team.job}/applicants").form(f"/jobs/{team.job}/bulk").buttons == [
        "Advance",
        "Move",
        "Add to talent pool",
    ]
    assert not ingrid.open(f"/jobs/{team.job}/applicants").goes_to(f"/jobs/{team.job}/bulk")
    assert 'name="person"' not in ingrid.open(f"/jobs/{team.job}/applicants").html
    for browser, act in ((hans, "reject"), (ingrid, "reject"), (ingrid, "advance"), (ingrid, "move")):
        assert browser.post(f"/jobs/{team.job}/bulk", form | {"act": act}).status_code == 403
        assert browser.post(f"/jobs/{team.job}/bulk/{act}", form).status_code == 403
    assert team.stage(kari) == ("Application", "active")


def test_people_of_the_list_are_added_to_a_talent_pool(
    team: Team, browser_of: BrowserOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, pool = f"/jobs/{team.job}/bulk", pools.create(team.rita, "Welders")
    kari, ola = team.applicant(), team.applicant()
    rita = browser_of(team.rita)
    form = {"tab": "applicants", "status": "running", "act": "pool"}
    page = Page(rita.post(here, form | {"person": team.box(kari)}).text)
    assert len(page.form("/candidates/add-to-pool").repeated["candidate"]) == 1
    assert page.form("/candidates/add-to-pool").fields["back"] == f"/jobs/{team.job}/applicants"
    page = Page(rita.post(here, form | {"everybody": "1"}).text)
    both = page.form("/candidates/add-to-pool").repeated["candidate"]
    added = rita.send("/candidates/add-to-pool", candidate=both, pool=pool, back=f"/jobs/{team.job}/applicants")
    assert "2 people came into the pool." in added.text
    assert len(both) == len({kari, ola}) == len(pool_people.read(team.rita, pool).people)
    assert "Tick the people first" in rita.htmx(here, form).text
    assert browser_of(team.ingrid).post(here, form | {"person": team.box(kari)}).status_code == 403
    monkeypatch.setattr(pool_people, "MOST", 1)
    assert "At most 1 people at once" in Page(rita.post(here, form | {"everybody": "1"}).text).text


@pytest.mark.statement(220)
@pytest.mark.parametrize("name", ["rejection-reasons", "sources"])
def test_an_administrator_keeps_a_list_by_plain_forms(team: Team, people: People, browser_of: BrowserOf, name: str) -> None:
    browser, here = browser_of(people.administrator()), f"/admin/{name}"
    page = browser.send(here, label="Met at the fjord", label_nb="Møtt ved fjorden")
    assert "Met at the fjord is in the list." in page.text
    twice = browser.post(here, {"label": "MET at the fjord"})
    assert (twice.status_code, bool(Page(twice.text).message_of("label"))) == (422, True)
    assert Page(twice.text).form(here).fields["label"] == "MET at the fjord"
    option = tables.Option.get(label="Met at the fjord").id
    rename = page.form(f"{here}/{option}/rename")
    assert "Saved: Met at sea." in browser.send(rename.action, **rename.fields | {"label": "Met at sea"}).text
    stale = browser.post(rename.action, rename.fields | {"label": "Met ashore"})
    assert stale.status_code == 422
    assert "Somebody else renamed this entry in the meantime." in stale.text
    browser.send(f"{here}/{option}/move", to="up")
    browser.send(f"{here}/{option}/retire", retired="1")
    assert (tables.Option.get_by_id(option).label, tables.Option.get_by_id(option).retired) == ("Met at sea", True)
    fixed = tables.Option.get(option_set="source", code="linkedin").id
    assert browser.post(f"{here}/{fixed}/retire", {"retired": "1"}).status_code == 422
    for user in (team.rita, team.hans, people.read_only()):
        assert browser_of(user).get(here).status_code == 403
        assert browser_of(user).post(here, {"label": "x"}).status_code == 403


@pytest.mark.statement(220)
def test_labels_come_in_the_language_of_the_reader(team: Team, people: People, browser_of: BrowserOf) -> None:
    browser_of(people.administrator()).send("/admin/rejection-reasons", label="Met at the fjord", label_nb="Møtt ved fjorden")
    kari = team.applicant()
    browser = browser_of(team.rita)
    english = browser.get(f"/applications/{kari}/reject").text
    norwegian = browser.get(f"/applications/{kari}/reject", **{"Accept-Language": "nb"}).text
    assert "Met at the fjord" in english
    assert "Møtt ved fjorden" in norwegian
    assert "Too little experience" in english
    assert "For lite erfaring" in norwegian
