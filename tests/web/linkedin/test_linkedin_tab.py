"""The pages of the LinkedIn tab, as a browser without JavaScript reads them, and one with htmx."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from server.domain import clock
from server.domain.linkedin.refusals import NO_EMAIL_NOR_MEMBER
from server.domain.roles import Actor, Role, TeamRole
from server.storage.linkedin.tab import links as stored
from server.storage.tables import Cursor, SyncRecord
from server.usecases.applications import applications
from server.usecases.linkedin.setup import connection
from server.usecases.linkedin.tab import links, recruiter_notes
from tests.support.linkedin_company import CONTRACT, STAND_IN, LinkedInCompany
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
PRIVATE = "Salary expectations, between us"


@dataclass
class Kari:
    """An applicant whom LinkedIn has, two recruiters with seats, and LinkedIn connected at contract level."""

    people: People
    company: LinkedInCompany
    rita: Actor
    ola: Actor
    job: int
    application: int
    id: int
    seat: str
    olas_seat: str

    @property
    def tab(self) -> str:
        """The address of the tab."""
        return f"/candidates/{self.id}/linkedin"


@pytest.fixture
def app(make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(connection._state, "settings", None)
    return make_app(**LinkedInCompany.environment)


@pytest.fixture
def kari(people: People, app: Flask, tmp_path: Path) -> Kari:
    company = LinkedInCompany(tmp_path).connect()
    rita, ola = people.recruiter("Rita Recruiter"), people.recruiter("Ola Olsen")
    job = people.job((rita, TeamRole.RECRUITER), (ola, TeamRole.RECRUITER))
    exported = people.applicant(rita, job, people.person(member_id=None, email="kari@example.com"))
    company.synced(exported.candidate)
    seats = company.seat(rita), company.seat(ola)
    return Kari(people, company, rita, ola, job, exported.application, exported.candidate, *seats)


@pytest.fixture
def linked(kari: Kari) -> str:
    """The member to whom Kari is linked; the person URN."""
    url = "https://www.linkedin.com/in/kari-nordmann"
    member = kari.company.member("kari", headline="Data <Engineer>", location="Oslo", profile_url=url)
    links.link(kari.rita, kari.id, member)
    return member


@pytest.mark.statement(33)
def test_a_candidate_opened_from_a_job_has_the_tab_and_leads_back_there(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    address = browser.open(f"/jobs/{kari.job}/applicants").links["Kari Nordmann"]
    assert address == f"/candidates/{kari.id}?from=applicants-{kari.job}"
    page = browser.open(address)
    tab = page.links["LinkedIn"]
    assert tab == f"{kari.tab}?from=applicants-{kari.job}"
    assert browser.open(tab).links["Applicants"] == f"/jobs/{kari.job}/applicants"


@pytest.mark.statement(34)
def test_a_candidate_opened_from_a_talent_pool_has_the_tab_and_leads_back_there(kari: Kari, browser_of: BrowserOf) -> None:
    page = browser_of(kari.rita).open(f"/candidates/{kari.id}?from=pool-1")
    assert page.links["Talent pool"] == "/pools/1"
    assert page.links["LinkedIn"] == f"{kari.tab}?from=pool-1"


@pytest.mark.parametrize("place", ["", "x", "pool-", "pool-0", "nowhere-1", "//evil.example", "pool-1x", "pool-" + "9" * 30])
def test_a_way_back_that_is_none_leads_to_the_jobs(kari: Kari, browser_of: BrowserOf, place: str) -> None:
    page = browser_of(kari.rita).open(f"/candidates/{kari.id}?from={place}")
    assert (page.links["Jobs"], page.links["LinkedIn"]) == ("/jobs", kari.tab)
    assert "evil" not in page.html


def test_an_interviewer_is_offered_no_linkedin_tab(kari: Kari, browser_of: BrowserOf) -> None:
    ingrid = kari.people.user()
    job = kari.people.job((kari.rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER))
    known = kari.people.applicant(kari.rita, job)
    browser = browser_of(ingrid)
    assert "LinkedIn" not in browser.open(f"/candidates/{known.candidate}").links
    for tab in ("", "/activities", "/unlink"):
        assert browser.get(f"/candidates/{known.candidate}/linkedin{tab}").status_code == 403


def test_what_is_missing_is_said_with_who_can_do_it(people: People, make_app: Callable[..., Flask], tmp_path: Path) -> None:
    company = LinkedInCompany(tmp_path)
    rita, admin = people.recruiter(), people.user(Role.ADMINISTRATOR)
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    app = make_app(**company.environment)
    company.offer()
    tab = f"/candidates/{exported.candidate}/linkedin"
    page = Browser(app).signed_in(rita).open(tab)
    assert "LinkedIn is not connected to this Attract yet." in page.text
    assert "Ask an administrator" in page.text
    assert "/admin/linkedin" in Browser(app).signed_in(admin).open(tab).links.values()
    company.connect(status="partner_ready")
    page = Browser(app).signed_in(rita).open(tab)
    assert "not enabled yet" in page.text
    assert page.forms[1:] == []


@pytest.mark.statement(31)
def test_without_an_own_connection_the_tab_leads_to_connections_and_shows_nothing(
    kari: Kari, browser_of: BrowserOf, linked: str
) -> None:
    kari.company.inmail(kari.seat, linked, "Come to us", "We build pipelines")
    stranger = kari.people.recruiter()
    for tab in (kari.tab, f"{kari.tab}/activities"):
        page = browser_of(stranger).open(tab)
        assert page.links["Open Connections"] == "/settings/connections"
        for secret in ("Engineer", "Come to us", "HcmWidget", "kari-nordmann"):
            assert secret not in page.html


@pytest.mark.statement(35)
@pytest.mark.statement(51)
@pytest.mark.statement(52)
def test_a_recruiter_seat_gets_the_profile_and_linkedins_widget_under_a_policy_that_lets_it_in(
    kari: Kari, browser_of: BrowserOf, linked: str
) -> None:
    answer = browser_of(kari.rita).get(kari.tab)
    page = Page(answer.text)
    for text in ("Kari Nordmann", "Data <Engineer>", "Oslo", "Linked by Rita Recruiter", "Send InMail", "Save to a job"):
        assert text in page.text
    widget = next(given for tag, given in page.elements if given.get("type") == "IN/HcmWidget")
    assert widget["data-widget-type"] == "ATS"
    assert widget["data-ats-candidate-id"] == str(kari.id)
    assert widget["data-integration-context"] == "urn:li:organization:2414183"
    assert ("script", {"src": f"{STAND_IN}/xdoor/scripts/in.js"}) in page.elements
    assert f"frame-src {STAND_IN}" in answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    other = browser_of(kari.rita).get(f"{kari.tab}/activities")
    assert STAND_IN not in other.headers["Content-Security-Policy"]


@pytest.mark.statement(36)
@pytest.mark.statement(37)
@pytest.mark.statement(38)
@pytest.mark.parametrize("kind", ["hiring_manager", "none"])
def test_other_seats_are_told_to_be_signed_out_and_read_basic_data(
    kari: Kari, browser_of: BrowserOf, linked: str, kind: str
) -> None:
    hans = kari.people.manager()
    kari.company.seat(hans, kind)
    page = browser_of(hans).open(kari.tab)
    assert "Be signed out of LinkedIn and LinkedIn Recruiter before you open this tab." in page.text
    assert "First name" in page.text
    for secret in ("Engineer", "Oslo", "kari-nordmann", "HcmWidget", "scripts/in.js"):
        assert secret not in page.html


@pytest.mark.statement(39)
@pytest.mark.statement(40)
def test_recruiting_activities_is_a_sub_tab_with_notes_inmail_and_rejections(kari: Kari, browser_of: BrowserOf) -> None:
    applications.reject(kari.rita, kari.application, "experience", "Too little Go")
    page = browser_of(kari.rita).open(kari.tab)
    assert page.links["Recruiting activities"] == f"{kari.tab}/activities"
    page = browser_of(kari.rita).open(f"{kari.tab}/activities")
    for text in ("Recruiter notes", "InMail activity", "Candidate rejections", "Too little Go", "Senior Data Engineer"):
        assert text in page.text
    page = browser_of(kari.ola).open(f"{kari.tab}/activities")
    assert "Rita Recruiter" in page.text
    for secret in ("Too little Go", "Too little experience"):
        assert secret not in page.html


@pytest.mark.statement(41)
@pytest.mark.statement(42)
@pytest.mark.statement(43)
@pytest.mark.statement(44)
def test_a_note_is_private_until_public_is_ticked(kari: Kari, browser_of: BrowserOf) -> None:
    rita, ola = browser_of(kari.rita), browser_of(kari.ola)
    address = f"{kari.tab}/activities"
    form = rita.open(address).form(f"{kari.tab}/notes")
    assert "public" not in form.fields
    page = rita.send(form.action, **form.fields | {"recruiter_note": PRIVATE})
    assert PRIVATE in page.text
    assert "Private" in page.text
    note = next(link for link in page.links.values() if "/linkedin/notes/" in link)
    for tab in ("", "/activities", note.removeprefix(kari.tab)):
        assert PRIVATE not in ola.get(kari.tab + tab).text
    assert ola.get(note).status_code == 404
    assert ola.post(note, {"recruiter_note": "x"}).status_code == 404
    rita.send(note, **rita.open(note).form(note).fields | {"public": "on"})
    assert PRIVATE in ola.open(address).text
    assert ola.post(f"{note}/delete").status_code == 403
    assert PRIVATE not in rita.send(f"{note}/delete").text


def test_a_note_that_cannot_be_kept_keeps_what_was_typed(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    long = "x" * 10_001
    answer = browser.post(f"{kari.tab}/notes", {"recruiter_note": long, "public": "on"})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of("recruiter_note") == "This is too long."
    assert page.form(f"{kari.tab}/notes").fields["recruiter_note"] == long
    note = recruiter_notes.add(kari.rita, kari.id, "kept")
    answer = browser.post(f"{kari.tab}/notes/{note}", {"recruiter_note": " "})
    assert (answer.status_code, Page(answer.text).message_of("recruiter_note")) == (422, "This is needed.")


@pytest.mark.statement(45)
@pytest.mark.statement(46)
@pytest.mark.statement(47)
@pytest.mark.statement(48)
@pytest.mark.statement(49)
def test_inmail_is_whole_for_its_writer_and_never_in_a_page_of_anybody_else(
    kari: Kari, browser_of: BrowserOf, linked: str
) -> None:
    kari.company.inmail(kari.seat, linked, "Come to us", "We build <pipelines>")
    kari.company.inmail(kari.seat, linked, "Re: Come to us", "Gladly", author=linked)
    kari.company.note(kari.olas_seat, linked, PRIVATE)
    kari.company.note(kari.olas_seat, linked, "Met at a fair", private=False)
    page = browser_of(kari.rita).open(kari.tab)
    told = [
        page.text.index(text) for text in ("In LinkedIn Recruiter", "InMail history", "Come to us", "Gladly", "Notes history")
    ]
    assert told == sorted(told)
    assert "We build <pipelines>" in page.text
    assert page.text.index("Met at a fair") > told[-1]
    assert PRIVATE not in page.html
    ola = browser_of(kari.ola)
    assert "You have not exchanged InMail with this person." in ola.open(kari.tab).text
    activity = ola.open(f"{kari.tab}/activities")
    assert "Rita Recruiter" in activity.text
    assert "wrote to Kari Nordmann" in activity.text
    for address in (kari.tab, f"{kari.tab}/activities"):
        for answer in (ola.get(address), ola.htmx(address)):
            for secret in ("Come to us", "pipelines", "Gladly"):
                assert secret not in answer.text
    assert PRIVATE in ola.open(kari.tab).text


def test_without_contract_level_the_page_says_that_history_is_not_there(
    people: People, app: Flask, tmp_path: Path, browser_of: BrowserOf
) -> None:
    company = LinkedInCompany(tmp_path).connect(contract=False)
    rita = people.recruiter()
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    company.seat(rita)
    page = browser_of(rita).open(f"/candidates/{exported.candidate}/linkedin")
    assert "InMail history and notes history need contract-level access." in page.text
    assert not page.goes_to(f"/candidates/{exported.candidate}/linkedin/refresh")


@pytest.mark.statement(55)
@pytest.mark.statement(56)
@pytest.mark.statement(59)
@pytest.mark.statement(60)
def test_a_person_is_chosen_from_the_list_shown_unlinked_and_linked_again(kari: Kari, browser_of: BrowserOf) -> None:
    kari.company.member("kari", headline="Data Engineer", email="other@example.com")
    browser = browser_of(kari.rita)
    page = browser.open(kari.tab)
    for text in ("Possible people", "same name", "e-mail address differs"):
        assert text in page.text
    page = browser.send(f"{kari.tab}/link", **page.form(f"{kari.tab}/link").fields)
    assert "The profile is linked." in page.text
    for _ in range(2):
        assert "Linked by Rita Recruiter" in page.text
        assert "Possible people" not in page.text
        page = browser.open(kari.tab)
    ask = browser.open(f"{kari.tab}/unlink")
    page = browser.send(f"{kari.tab}/unlink", **ask.form(f"{kari.tab}/unlink").fields)
    assert "was unlinked from this candidate" in page.text
    page = browser.send(f"{kari.tab}/link", **page.form(f"{kari.tab}/link").fields)
    assert "Linked by Rita Recruiter" in page.text


def test_the_question_before_unlinking_opens_in_a_dialog(kari: Kari, browser_of: BrowserOf, linked: str) -> None:
    part = browser_of(kari.rita).htmx(f"{kari.tab}/unlink").text
    assert part.lstrip().startswith('<h1 id="dialog-title">')


@pytest.mark.statement(54)
def test_an_exact_match_is_shown_at_once_and_says_that_nobody_confirmed_it(kari: Kari, browser_of: BrowserOf) -> None:
    member = kari.company.member("kari", email="kari@example.com")
    stored.ask(kari.id, clock.now())
    stored.keep_matches([(kari.id, [member], None)])
    page = browser_of(kari.rita).open(kari.tab)
    assert "Nobody has confirmed it yet." in page.text
    assert page.goes_to(f"{kari.tab}/link")
    assert page.goes_to(f"{kari.tab}/unlink")


def test_a_member_without_a_name_is_shown_with_linkedins_own_match_and_where_to_look(kari: Kari, browser_of: BrowserOf) -> None:
    stored.ask(kari.id, clock.now())
    stored.keep_matches([(kari.id, ["urn:li:person:unknown"], None)])
    browser = browser_of(kari.rita)
    page = browser.open(kari.tab)
    assert "LinkedIn member without a name here LinkedIn's own match LinkedIn tells Attract no name." in page.text
    page = browser.send(f"{kari.tab}/link", **page.form(f"{kari.tab}/link").fields)
    assert "LinkedIn tells Attract no name of this member." in page.text
    hans = kari.people.manager()
    kari.company.seat(hans, "hiring_manager")
    browser.send(f"{kari.tab}/unlink", member="urn:li:person:unknown")
    stored.forget_unlinking(kari.id)
    page = browser_of(hans).open(kari.tab)
    assert "No match found" in page.text
    assert "without a name" not in page.text


def test_the_widget_is_the_one_place_for_inmail_and_saving(kari: Kari, browser_of: BrowserOf, linked: str) -> None:
    page = browser_of(kari.rita).open(kari.tab)
    assert page.text.count("Send InMail") == page.text.count("Save to a job") == 1
    assert not any("InMail" in name or "Save to" in name for name in page.links)


def test_while_nobody_is_linked_nothing_is_claimed_about_inmail_and_notes(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    for address in (kari.tab, f"{kari.tab}/activities"):
        text = browser.open(address).text
        assert "It is not known yet which LinkedIn member this is." in text
        for claim in ("You have not exchanged InMail", "Nobody in your company has exchanged InMail"):
            assert claim not in text


@pytest.mark.statement(61)
def test_no_match_is_said_and_a_pasted_address_links(kari: Kari, browser_of: BrowserOf) -> None:
    browser = browser_of(kari.rita)
    page = browser.open(kari.tab)
    assert "No match found" in page.text
    for address in ("", "https://example.com", "javascript:alert(1)"):
        answer = browser.post(f"{kari.tab}/address", {"address": address})
        assert answer.status_code == 422
        assert str(Page(answer.text).message_of("address")).startswith("This isn&#39;t the address of a LinkedIn profile.")
    page = browser.send(f"{kari.tab}/address", address="linkedin.com/in/kari-nordmann")
    assert "https://www.linkedin.com/in/kari-nordmann" in page.links.values()
    page = browser.send(f"{kari.tab}/unlink", member="in:kari-nordmann")
    assert "kari-nordmann was unlinked" in page.text
    again = next(form for form in page.forms if form.buttons and form.buttons[0].startswith("Link again"))
    assert "https://www.linkedin.com/in/kari-nordmann" in browser.send(again.action, **again.fields).links.values()


def test_a_member_of_somebody_else_is_refused_with_a_way_there(kari: Kari, browser_of: BrowserOf, linked: str) -> None:
    other = kari.people.applicant(kari.rita, kari.job, kari.people.person("Per Hansen"))
    answer = browser_of(kari.rita).post(f"/candidates/{other.candidate}/linkedin/link", {"member": linked})
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "linked to Kari Nordmann already" in page.text
    assert page.links["Open that candidate"] == kari.tab


def test_what_is_no_member_is_refused(kari: Kari, browser_of: BrowserOf) -> None:
    for member in ("", "kari", "urn:li:company:1"):
        for act in ("link", "unlink"):
            assert browser_of(kari.rita).post(f"{kari.tab}/{act}", {"member": member}).status_code == 422


@pytest.mark.statement(53)
def test_refresh_asks_the_worker_and_the_page_looks_until_it_has_news(kari: Kari, browser_of: BrowserOf, linked: str) -> None:
    kari.company.stream("inmail", kari.seat, clock.now() - clock.HOUR)
    kari.company.stream("notes", CONTRACT, clock.now() - clock.HOUR)
    browser = browser_of(kari.rita)
    answer = browser.post(f"{kari.tab}/refresh")
    assert answer.status_code == 303
    assert all(cursor.due_at <= clock.now() for cursor in Cursor.select())
    page = browser.get(answer.location).text
    assert "Asking LinkedIn for news" in page
    assert 'hx-trigger="load delay:3s"' in page
    part = browser.htmx(answer.location).text
    assert part.lstrip().startswith('<div id="linkedin-history" hx-get=')
    Cursor.update(read_at=clock.now() + 1).execute()
    part = browser.htmx(answer.location).text
    assert "hx-get" not in part
    assert "As LinkedIn told it at" in part
    Cursor.update(trouble="LinkedIn does not answer just now. Attract tries again by itself.", read_at=1).execute()
    assert "LinkedIn does not answer just now." in browser.htmx(answer.location).text
    assert "hx-get" not in browser.htmx(f"{kari.tab}?since={clock.now() - clock.DAY}").text


@pytest.mark.statement(53)
def test_recruiting_activities_say_of_when_they_are_and_are_refreshed_without_losing_a_note_being_typed(
    kari: Kari, browser_of: BrowserOf, linked: str
) -> None:
    kari.company.stream("inmail", kari.seat, clock.now() - clock.HOUR)
    kari.company.stream("notes", CONTRACT, clock.now() - clock.HOUR)
    browser, page = browser_of(kari.rita), f"{kari.tab}/activities"
    assert "As LinkedIn told it at" in browser.get(page).text
    answer = browser.post(f"{kari.tab}/refresh", {"page": "activities"})
    assert answer.location.startswith(f"{page}?since=")
    waiting = browser.get(answer.location).text
    assert "Asking LinkedIn for news" in waiting
    assert 'hx-select="#linkedin-as-of" hx-select-oob="#recruiter-notes,#inmail-activity"' in waiting
    Cursor.update(read_at=clock.now() + 1).execute()
    told = browser.get(answer.location).text
    assert "As LinkedIn told it at" in told
    assert "load delay" not in told


def test_a_refresh_waits_for_whom_linkedin_takes_the_person_for_and_shows_the_whole_page_anew(
    kari: Kari, browser_of: BrowserOf
) -> None:
    kari.company.stream("inmail", kari.seat, clock.now())
    browser = browser_of(kari.rita)
    address = browser.post(f"{kari.tab}/refresh").location
    Cursor.update(read_at=clock.now() + 1).execute()
    part = browser.htmx(address)
    assert "nobody=1" in part.text
    assert "HX-Refresh" not in part.headers
    stored.keep_matches([(kari.id, ["urn:li:person:unknown"], None)])
    part = browser.htmx(f"{address}&nobody=1")
    assert "hx-get" not in part.text
    assert part.headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in browser.get(f"{address}&nobody=1").headers


def test_whom_linkedin_cannot_be_told_of_is_said_with_the_way_to_mend_it(kari: Kari, browser_of: BrowserOf) -> None:
    SyncRecord.update(state="refused", acknowledged=None, may_be_there=False, message=NO_EMAIL_NOR_MEMBER).execute()
    page = browser_of(kari.rita).open(kari.tab)
    assert "LinkedIn could not be told of Kari Nordmann. The person has no e-mail address" in page.text
    assert page.links["Edit details"] == f"/candidates/{kari.id}/edit"
    assert "as soon as it has" not in page.text


def test_a_prospect_has_no_widget_and_the_page_says_why(kari: Kari, browser_of: BrowserOf) -> None:
    exported = kari.people.export(kari.rita, kari.job, kari.people.person("Per Hansen"))
    answer = browser_of(kari.rita).get(f"/candidates/{exported.candidate}/linkedin")
    assert "LinkedIn is told of nobody who is only a prospect" in Page(answer.text).text
    assert STAND_IN not in answer.headers["Content-Security-Policy"]


def test_an_address_that_leads_nowhere_safe_is_no_link(kari: Kari, browser_of: BrowserOf) -> None:
    links.link(kari.rita, kari.id, kari.company.member("kari", profile_url="javascript:alert(1)"))
    assert "javascript:" not in browser_of(kari.rita).get(kari.tab).text


def test_a_reader_changes_nothing(kari: Kari, browser_of: BrowserOf, linked: str) -> None:
    reader = kari.people.user(Role.READ_ONLY)
    kari.company.seat(reader)
    browser = browser_of(reader)
    assert [form.action for form in browser.open(kari.tab).forms] == ["/sign-out", f"{kari.tab}/refresh"]
    assert [form.action for form in browser.open(f"{kari.tab}/activities").forms] == ["/sign-out", f"{kari.tab}/refresh"]
    for act in ("link", "unlink", "address", "notes"):
        form = {"member": linked, "address": "https://www.linkedin.com/in/x", "recruiter_note": "x"}
        assert browser.post(f"{kari.tab}/{act}", form).status_code == 403
