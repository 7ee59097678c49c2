"""Who sees what on the LinkedIn tab, and how a candidate is linked with a member (attract.md 3.7 and 3.8)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server.domain import clock
from server.domain.errors import Invalid, LinkedInNotSetUp, LinkedInProfileTaken, NotAProfile, NotFound, NotPermitted
from server.domain.linkedin.possible_people import LINKEDIN_MATCH, TAKEN, UNLINKED
from server.domain.matching import OTHER_EMAIL, SAME_COMPANY, SAME_EMAIL, SAME_NAME
from server.domain.roles import Actor, Role, TeamRole
from server.storage.database import transaction
from server.storage.linkedin.setup import account, connections
from server.storage.linkedin.tab import links as stored
from server.storage.tables import Cursor, LinkedInIdentity, LinkedInMatch, LinkedInSeat, SyncDirty, SyncRecord
from server.usecases.applications import applications
from server.usecases.linkedin.setup import connection, seat_mapping
from server.usecases.linkedin.setup.seats import of_user
from server.usecases.linkedin.tab import links, recruiter_notes, tab
from server.usecases.linkedin.tab.tab_reader import Reach
from server.usecases.linkedin.tab.tab_widget import Absence, Missing
from tests.support.linkedin_company import CONTRACT, LinkedInCompany
from tests.support.people import People
from tests.support.queries import queries

PRIVATE = "Salary expectations, between us"


@dataclass
class Scene:
    """An applicant, two recruiters with seats on one team, and LinkedIn connected at contract level."""

    people: People
    company: LinkedInCompany
    rita: Actor
    ola: Actor
    job: int
    application: int
    candidate: int
    seat: str
    olas_seat: str

    def held(self) -> set[str]:
        """The candidate's identity keys."""
        return {one.key for one in stored.of_candidate(self.candidate)}

    def read(self, actor: Actor | None = None) -> tab.Tab:
        """The tab as somebody sees it."""
        return tab.read(actor or self.rita, self.candidate)


@pytest.fixture
def company(people: People, tmp_path: Path) -> LinkedInCompany:
    return LinkedInCompany(tmp_path)


@pytest.fixture(autouse=True)
def unbound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(connection._state, "settings", None)
    yield
    links._pause.end()


@pytest.fixture
def scene(people: People, company: LinkedInCompany) -> Scene:
    rita, ola = people.recruiter("Rita Recruiter"), people.recruiter("Ola Olsen")
    job = people.job((rita, TeamRole.RECRUITER), (ola, TeamRole.RECRUITER))
    person = people.person(member_id=None, email="kari@example.com", company="Fjord AS")
    exported = people.applicant(rita, job, person)
    company.connect()
    seats = company.seat(rita), company.seat(ola)
    company.synced(exported.candidate)
    return Scene(people, company, rita, ola, job, exported.application, exported.candidate, *seats)


def evidence(entry: Any) -> tuple[str, ...]:
    return tuple(entry.evidence)


@pytest.mark.statement(30)
def test_before_the_set_up_is_complete_there_is_nothing_to_use(people: People, company: LinkedInCompany) -> None:
    rita = people.recruiter()
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    reaches = [tab.read(rita, exported.candidate).reader.reach]
    company.offer()
    reaches.append(tab.read(rita, exported.candidate).reader.reach)
    company.connect(status="requested")
    company.seat(rita)
    reaches.append(tab.read(rita, exported.candidate).reader.reach)
    assert reaches == [Reach.NOT_SET_UP, Reach.NOT_SET_UP, Reach.NOT_ENABLED]
    with pytest.raises(LinkedInNotSetUp):
        recruiter_notes.add(rita, exported.candidate, "x")
    with pytest.raises(NotPermitted):
        tab.refresh(rita, exported.candidate)


@pytest.mark.statement(31)
@pytest.mark.statement(32)
def test_who_has_not_connected_sees_nothing_of_linkedin_though_others_have(scene: Scene) -> None:
    member = scene.company.member("kari", email="kari@example.com", headline="Data Engineer")
    links.link(scene.rita, scene.candidate, member)
    scene.company.inmail(scene.seat, member, "Hello", "Text")
    stranger = scene.people.recruiter()
    scene.company.seat(stranger, connected=False)
    page = scene.read(stranger)
    assert page.reader.reach == Reach.NOT_CONNECTED
    assert (page.linked, page.possible, page.widget, page.history.from_linkedin) == (None, (), None, False)
    shown = tab.recruiting_activities(stranger, scene.candidate)
    assert (shown.history.inmails, shown.history.others, shown.notes) == (None, [], [])
    assert scene.read().reader.reach == Reach.FULL


@pytest.mark.statement(35)
def test_a_recruiter_seat_sees_everything_and_linkedins_widget(scene: Scene) -> None:
    details = {"headline": "Data Engineer", "location": "Oslo", "company": "Fjord AS", "email": "kari@example.com"}
    links.link(scene.rita, scene.candidate, scene.company.member("kari", **details))
    page = scene.read()
    assert page.linked
    assert (page.linked.member.headline, page.linked.member.location, page.linked.by) == (
        "Data Engineer",
        "Oslo",
        "Rita Recruiter",
    )
    assert page.widget
    assert page.widget.client_id == "child"


@pytest.mark.parametrize(
    "kind",
    [pytest.param("hiring_manager", marks=pytest.mark.statement(36)), pytest.param("none", marks=pytest.mark.statement(37))],
)
def test_other_seats_see_first_and_last_name_alone(scene: Scene, kind: str) -> None:
    member = scene.company.member(
        "kari", headline="Data Engineer", profile_url="https://www.linkedin.com/in/kari", location="Oslo"
    )
    links.link(scene.rita, scene.candidate, member)
    scene.company.inmail(scene.seat, member, "Hello", "Text")
    scene.company.note(scene.seat, member, "Public note", private=False)
    hans = scene.people.manager()
    scene.company.seat(hans, kind)
    page = scene.read(hans)
    assert page.reader.reach == Reach.BASIC
    assert page.linked
    assert (page.linked.member.first_name, page.linked.member.last_name) == ("Kari", "Nordmann")
    basic = page.linked.member
    assert (basic.headline, basic.location, basic.company, basic.profile_url, basic.email) == (None, None, None, None, None)
    assert (page.widget, page.history.from_linkedin) == (None, False)
    assert tab.recruiting_activities(hans, scene.candidate).notes == []


def test_an_interviewer_has_no_linkedin_tab(scene: Scene) -> None:
    ingrid = scene.people.user()
    scene.people.job((ingrid, TeamRole.INTERVIEWER))
    with pytest.raises(NotFound):
        scene.read(ingrid)
    other = scene.people.job((scene.rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER))
    known = scene.people.applicant(scene.rita, other)
    for look in (tab.read, tab.recruiting_activities, tab.refresh):
        with pytest.raises(NotPermitted):
            look(ingrid, known.candidate)


@pytest.mark.statement(18)
@pytest.mark.statement(19)
def test_company_level_has_no_history(people: People, company: LinkedInCompany) -> None:
    rita = people.recruiter()
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    company.connect(contract=False)
    seat, member = company.seat(rita), company.member("kari")
    links.link(rita, exported.candidate, member)
    company.inmail(seat, member, "Hello", "Text")
    company.note(seat, member, "Note")
    tab_view = tab.read(rita, exported.candidate)
    assert tab_view.reader.reach == Reach.FULL
    assert (tab_view.history.inmails, tab_view.history.notes) == (None, None)
    shown = tab.recruiting_activities(rita, exported.candidate)
    assert (shown.history.inmails, shown.notes) == (None, [])


@pytest.mark.statement(54)
def test_a_member_with_the_same_address_whom_linkedin_alone_matches_is_shown_at_once_and_linked_by_nobody(scene: Scene) -> None:
    member = scene.company.member("kari", email="KARI@example.com")
    assert scene.read().linked is None
    _matched(scene, member)
    page = scene.read()
    assert page.linked
    assert (page.linked.member.urn, page.linked.at, page.possible) == (member, None, ())
    assert not any(key.startswith("person:") for key in scene.held())


@pytest.mark.statement(57)
@pytest.mark.parametrize(
    ("email", "matched"), [("other@example.com", ("kari",)), ("kari@example.com", ("kari", "other")), ("kari@example.com", ())]
)
def test_anything_less_than_address_and_member_is_a_list(scene: Scene, email: str, matched: tuple[str, ...]) -> None:
    scene.company.member("kari", email=email)
    _matched(scene, *(f"urn:li:person:{id}" for id in matched))
    page = scene.read()
    assert page.linked is None
    assert "urn:li:person:kari" in [entry.member.urn for entry in page.possible]


@pytest.mark.statement(58)
@pytest.mark.statement(62)
def test_the_list_is_made_from_the_name_best_first_and_links_nobody(scene: Scene) -> None:
    company = scene.company
    company.member("a", first="KARI", last="Nordmånn", company="fjord as")
    company.member("b", email="other@example.com")
    company.member("c", email="kari@example.com")
    company.member("d", first="Ola")
    page = scene.read()
    assert [(entry.member.urn[-1], evidence(entry)) for entry in page.possible] == [
        ("c", (SAME_EMAIL, SAME_NAME)),
        ("a", (SAME_NAME, SAME_COMPANY)),
        ("b", (SAME_NAME, OTHER_EMAIL)),
    ]
    assert scene.read().possible == page.possible
    assert scene.held() == set()


def test_a_member_without_a_name_whom_linkedin_matched_is_listed_where_linkedins_widget_shows_who_it_is(scene: Scene) -> None:
    _matched(scene, "urn:li:person:unknown")
    (entry,) = scene.read().possible
    assert (entry.member.name, evidence(entry)) == ("", (LINKEDIN_MATCH,))
    hans = scene.people.manager()
    scene.company.seat(hans, "hiring_manager")
    assert (scene.read(hans).widget, scene.read(hans).possible) == (None, ())
    scene.company.member("kari")
    assert [one.member.name for one in scene.read(hans).possible] == ["Kari Nordmann"]


def test_a_member_without_a_name_who_was_unlinked_can_be_linked_again_by_whoever_reads(scene: Scene) -> None:
    links.link(scene.rita, scene.candidate, "urn:li:person:unknown")
    links.unlink(scene.rita, scene.candidate, "urn:li:person:unknown")
    hans = scene.people.manager()
    scene.company.seat(hans, "hiring_manager")
    assert [(one.member.urn, evidence(one)) for one in scene.read(hans).possible] == [("urn:li:person:unknown", (UNLINKED,))]


def test_an_exact_match_opens_its_inmail_on_both_parts_of_the_tab(scene: Scene) -> None:
    member = scene.company.member("kari", email="kari@example.com")
    scene.company.inmail(scene.seat, member, "Hello", "Text")
    for result in (scene.read().history, tab.recruiting_activities(scene.rita, scene.candidate).history):
        assert (result.member_known, result.inmails) == (False, [])
    _matched(scene, member)
    for result in (scene.read().history, tab.recruiting_activities(scene.rita, scene.candidate).history):
        assert result.member_known
        assert [one.text for one in result.inmails or []] == ["Text"]


@pytest.mark.statement(59)
@pytest.mark.statement(60)
def test_whoever_is_chosen_is_shown_from_then_on_without_a_list(scene: Scene) -> None:
    member = scene.company.member("kari", email="other@example.com", profile_url="https://www.linkedin.com/in/Kari-N/")
    scene.company.member("double")
    assert len(scene.read().possible) == 2
    with transaction():
        SyncDirty.delete().execute()
    links.link(scene.ola, scene.candidate, member)
    for _ in range(2):
        page = scene.read()
        assert page.linked
        assert (page.linked.member.urn, page.linked.by, page.possible) == (member, "Ola Olsen", ())
    assert scene.held() == {"person:kari", "in:kari-n"}
    assert [(mark.subject, mark.subject_id) for mark in SyncDirty.select()] == [("candidate", scene.candidate)]
    links.link(scene.rita, scene.candidate, member)
    assert scene.held() == {"person:kari", "in:kari-n"}


@pytest.mark.statement(55)
@pytest.mark.statement(56)
def test_an_exact_match_can_be_unlinked_and_linked_again(scene: Scene) -> None:
    member = scene.company.member("kari", email="kari@example.com")
    _matched(scene, member)
    links.unlink(scene.rita, scene.candidate, member)
    page = scene.read()
    assert page.linked is None
    assert [evidence(entry) for entry in page.possible] == [(LINKEDIN_MATCH, SAME_EMAIL, SAME_NAME, UNLINKED)]
    links.link(scene.rita, scene.candidate, member)
    assert scene.read().linked
    assert stored.unlinked(scene.candidate) == []


def test_unlinking_takes_every_key_of_linkedin_and_linking_again_brings_them_back(scene: Scene) -> None:
    member = scene.company.member("kari", profile_url="https://www.linkedin.com/in/kari")
    links.link(scene.rita, scene.candidate, member)
    _key(scene, "member:AEMAAkari")
    _key(scene, "web:example.com/kari")
    with transaction():
        SyncDirty.delete().execute()
    links.unlink(scene.ola, scene.candidate, member)
    assert scene.held() == {"web:example.com/kari"}
    assert [(one.member, set(one.keys), one.by) for one in stored.unlinked(scene.candidate)] == [
        (member, {"person:kari", "in:kari", "member:AEMAAkari"}, "Ola Olsen")
    ]
    assert SyncDirty.select().count() == 1
    links.unlink(scene.rita, scene.candidate, member)
    assert scene.read().linked is None
    links.link(scene.rita, scene.candidate, member)
    assert scene.held() == {"person:kari", "in:kari", "member:AEMAAkari", "web:example.com/kari"}


def test_of_two_linked_members_unlinking_one_leaves_the_other(scene: Scene) -> None:
    one = scene.company.member("one", profile_url="https://www.linkedin.com/in/one")
    other = scene.company.member("other", profile_url="https://www.linkedin.com/in/other")
    for key in ("person:one", "in:one", "person:other", "in:other"):
        _key(scene, key)
    links.unlink(scene.rita, scene.candidate, one)
    assert scene.held() == {"person:other", "in:other"}
    assert scene.read().linked
    assert other in repr(scene.read().linked)


def test_whoever_is_chosen_last_is_shown_and_whom_that_replaced_can_be_linked_again(scene: Scene) -> None:
    one = scene.company.member("one", profile_url="https://www.linkedin.com/in/one")
    other = scene.company.member("other", profile_url="https://www.linkedin.com/in/other")
    for member, keys in ((one, {"person:one", "in:one"}), (other, {"person:other", "in:other"})) * 2:
        links.link(scene.rita, scene.candidate, member)
        page = scene.read()
        assert page.linked
        assert (page.linked.member.urn, scene.held()) == (member, keys)


def test_whoever_belongs_to_somebody_else_and_has_nothing_in_common_is_not_listed(scene: Scene) -> None:
    other = scene.people.applicant(scene.rita, scene.job, scene.people.person("Per", member_id=None, email="p@example.com"))
    member = scene.company.member("per", first="Per", last="Hansen")
    links.link(scene.rita, scene.candidate, member)
    links.unlink(scene.rita, scene.candidate, member)
    assert [entry.member.urn for entry in scene.read().possible] == [member]
    links.link(scene.rita, other.candidate, member)
    assert scene.read().possible == ()


def test_a_member_of_another_candidate_is_refused_with_the_name_and_the_way_there(scene: Scene) -> None:
    other = scene.people.applicant(
        scene.rita, scene.job, scene.people.person("Kari Andersen", member_id=None, email="k@example.com")
    )
    member = scene.company.member("kari")
    links.link(scene.rita, other.candidate, member)
    assert [(evidence(entry), entry.may_link, entry.member.holder_name) for entry in scene.read().possible] == [
        ((SAME_NAME, TAKEN), False, "Kari Andersen")
    ]
    with pytest.raises(LinkedInProfileTaken) as refused:
        links.link(scene.rita, scene.candidate, member)
    assert refused.value.extra == {"candidate": other.candidate}
    assert "Kari Andersen" in str(refused.value)
    assert scene.held() == set()


def test_a_team_member_without_a_role_is_not_told_whose_profile_it_is(scene: Scene) -> None:
    delegate = scene.people.user()
    job = scene.people.job((scene.rita, TeamRole.RECRUITER), (delegate, TeamRole.RECRUITER))
    mine = scene.people.applicant(scene.rita, job, scene.people.person("Kari Andersen", member_id=None, email="k@example.com"))
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    with pytest.raises(LinkedInProfileTaken) as refused:
        links.link(delegate, mine.candidate, member)
    assert "Kari" not in str(refused.value)
    assert refused.value.extra == {}


@pytest.mark.parametrize("member", ["", "kari", "urn:li:person:", "urn:li:company:5", "urn:li:person:a b", "person:kari"])
def test_what_is_no_person_is_not_linked(scene: Scene, member: str) -> None:
    with pytest.raises(NotAProfile):
        links.link(scene.rita, scene.candidate, member)


def test_a_profile_is_linked_by_its_address_and_unlinked_again(scene: Scene) -> None:
    links.link_address(scene.rita, scene.candidate, "www.linkedin.com/in/Kari-Nordmann/?utm_source=x")
    page = scene.read()
    assert page.linked
    assert (page.linked.member.urn, page.linked.subject, page.linked.by) == ("", "in:kari-nordmann", "Rita Recruiter")
    links.unlink(scene.rita, scene.candidate, "in:kari-nordmann")
    assert scene.read().linked is None
    assert [one.member for one in scene.read().unlinked] == ["in:kari-nordmann"]
    with pytest.raises(NotFound):
        links.unlink(scene.rita, scene.candidate, "in:somebody-else")


def test_a_linked_address_shows_the_member_once_linkedin_tells_of_them(scene: Scene) -> None:
    links.link_address(scene.rita, scene.candidate, "https://www.linkedin.com/in/kari")
    member = scene.company.member("kari", profile_url="https://www.linkedin.com/in/kari", headline="Data Engineer")
    page = scene.read()
    assert page.linked
    assert page.linked.member.urn == member


def test_a_linked_address_is_whomever_linkedin_alone_takes_the_candidate_for_since_then(scene: Scene) -> None:
    _matched(scene, "urn:li:person:unknown")
    links.link_address(scene.rita, scene.candidate, "https://www.linkedin.com/in/kari")
    LinkedInMatch.update(asked_at=clock.now() - clock.HOUR).execute()
    assert _shown(scene) == ("", [LINKEDIN_MATCH])
    _matched(scene, "urn:li:person:unknown")
    page = scene.read()
    assert _shown(scene) == ("urn:li:person:unknown", [])
    assert page.linked
    assert (page.linked.by, page.linked.member.profile_url) == ("Rita Recruiter", "https://www.linkedin.com/in/kari")
    scene.company.inmail(scene.seat, "urn:li:person:unknown", "Hello", "Text")
    assert [one.text for one in scene.read().history.inmails or []] == ["Text"]
    assert not any(key.startswith("person:") for key in scene.held())
    links.unlink(scene.rita, scene.candidate, "urn:li:person:unknown")
    assert (scene.read().linked, scene.held()) == (None, set())


@pytest.mark.parametrize("against", ["two of them", "another address", "another e-mail address", "another candidate's"])
def test_whatever_speaks_against_linkedins_match_leaves_a_linked_address_alone(scene: Scene, against: str) -> None:
    links.link_address(scene.rita, scene.candidate, "https://www.linkedin.com/in/kari")
    matched = ["urn:li:person:kari"]
    if against == "two of them":
        matched.append("urn:li:person:other")
    elif against == "another address":
        scene.company.member("kari", profile_url="https://www.linkedin.com/in/somebody-else")
    elif against == "another e-mail address":
        scene.company.member("kari", email="other@example.com")
    else:
        other = scene.people.applicant(scene.rita, scene.job, scene.people.person("Per Hansen", member_id="M9"))
        links.link(scene.rita, other.candidate, "urn:li:person:kari")
    _matched(scene, *matched)
    page = scene.read()
    assert page.linked
    assert (page.linked.member.urn, page.history.member_known) == ("", False)


def test_an_address_alone_shows_the_candidates_own_names_as_first_and_last(scene: Scene) -> None:
    links.link_address(scene.rita, scene.candidate, "https://www.linkedin.com/in/kari")
    hans = scene.people.manager()
    scene.company.seat(hans, "hiring_manager")
    page = scene.read(hans)
    assert page.linked
    assert (page.linked.member.first_name, page.linked.member.last_name) == ("Kari", "Nordmann")


@pytest.mark.parametrize(
    ("state", "sync", "why"),
    [
        ("refused", "running", Absence.REFUSED),
        ("failed", "paused", Absence.FAILED),
        ("waiting", "running", Absence.ON_THE_WAY),
        ("waiting", "paused", Absence.PAUSED),
        ("waiting", "dry_run", Absence.NOT_BEGUN),
        (None, "off", Absence.NOT_BEGUN),
        ("withdrawn", "withdrawing", Absence.WITHDRAWING),
    ],
)
def test_where_linkedins_part_is_missing_the_tab_says_what_is_in_the_way(
    scene: Scene, state: str | None, sync: str, why: Absence
) -> None:
    assert scene.read().missing is None
    if state is None:
        SyncRecord.delete().execute()
    else:
        SyncRecord.update(state=state, acknowledged=None, may_be_there=False, message="Mend it.").execute()
    account.change(sync=sync)
    page = scene.read()
    assert page.widget is None
    assert page.missing
    assert page.missing.why == why
    assert (page.missing.message == "Mend it.") is (why in (Absence.REFUSED, Absence.FAILED))


def test_after_unlinking_the_tab_says_that_a_link_brings_linkedins_part_back(scene: Scene) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    links.unlink(scene.rita, scene.candidate, member)
    SyncRecord.update(state="withdrawn", acknowledged=None, may_be_there=False).execute()
    assert scene.read().missing == Missing(Absence.UNLINKED)
    links.link(scene.rita, scene.candidate, member)
    assert scene.read().missing == Missing(Absence.NOT_BEGUN)


@pytest.mark.parametrize(
    "address", ["", "kari", "https://example.com/kari", "https://www.linkedin.com/company/x", "javascript:x"]
)
def test_what_is_no_address_of_a_linkedin_profile_is_refused(scene: Scene, address: str) -> None:
    with pytest.raises(NotAProfile):
        links.link_address(scene.rita, scene.candidate, address)


def test_who_only_reads_links_nothing(scene: Scene) -> None:
    reader = scene.people.user(Role.READ_ONLY)
    member = scene.company.member("kari")
    for change in (
        lambda: links.link(reader, scene.candidate, member),
        lambda: links.unlink(reader, scene.candidate, member),
        lambda: links.link_address(reader, scene.candidate, "https://www.linkedin.com/in/kari"),
        lambda: recruiter_notes.add(reader, scene.candidate, "x"),
    ):
        with pytest.raises(NotPermitted):
            change()
    assert scene.read(reader).may_link is False


@pytest.mark.statement(61)
def test_nobody_of_that_name_is_no_match(scene: Scene) -> None:
    scene.company.member("ola", first="Ola")
    page = scene.read()
    assert (page.linked, page.possible) == (None, ())


@pytest.mark.statement(41)
@pytest.mark.statement(42)
@pytest.mark.statement(43)
@pytest.mark.statement(44)
def test_a_recruiter_note_is_its_authors_until_they_make_it_public(scene: Scene) -> None:
    note = recruiter_notes.add(scene.rita, scene.candidate, PRIVATE)
    assert [(one.text, one.private, one.own) for one in _notes(scene, scene.rita)] == [(PRIVATE, True, True)]
    assert _notes(scene, scene.ola) == []
    with pytest.raises(NotFound):
        recruiter_notes.own(scene.ola, scene.candidate, note)
    recruiter_notes.change(scene.rita, scene.candidate, note, "For all", public=True)
    assert [(one.text, one.private, one.own, one.who) for one in _notes(scene, scene.ola)] == [
        ("For all", False, False, "Rita Recruiter")
    ]
    for change in (
        lambda: recruiter_notes.change(scene.ola, scene.candidate, note, "x", True),
        lambda: recruiter_notes.remove(scene.ola, scene.candidate, note),
    ):
        with pytest.raises(NotPermitted):
            change()
    recruiter_notes.remove(scene.rita, scene.candidate, note)
    assert _notes(scene, scene.ola) == []


def test_a_recruiter_note_is_bounded_belongs_to_one_candidate_and_is_written_once(scene: Scene) -> None:
    for text in (" ", "x" * 10_001):
        with pytest.raises(Invalid):
            recruiter_notes.add(scene.rita, scene.candidate, text)
    twice = {recruiter_notes.add(scene.rita, scene.candidate, "x", form_key="k") for _ in range(2)}
    assert len(twice) == 1
    other = scene.people.applicant(scene.rita, scene.job)
    with pytest.raises(NotFound):
        recruiter_notes.remove(scene.rita, other.candidate, twice.pop())


@pytest.mark.statement(43)
@pytest.mark.statement(44)
@pytest.mark.statement(50)
def test_notes_of_linkedin_recruiter_come_from_all_recruiters_but_private_ones_to_their_owner_alone(scene: Scene) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    scene.company.note(scene.seat, member, PRIVATE)
    scene.company.note(scene.olas_seat, member, "Ola's public one", private=False)
    assert {one.text for one in scene.read().history.notes or []} == {PRIVATE, "Ola's public one"}
    with queries() as sent:
        page = scene.read(scene.ola)
    assert [(one.text, one.who) for one in page.history.notes or []] == [("Ola's public one", "Ola Olsen")]
    assert sent
    assert PRIVATE not in repr(page)
    assert PRIVATE not in repr(tab.recruiting_activities(scene.ola, scene.candidate))


@pytest.mark.statement(45)
@pytest.mark.statement(46)
@pytest.mark.statement(47)
@pytest.mark.statement(48)
def test_inmail_is_whole_for_its_writer_and_who_and_when_for_others(scene: Scene) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    assert scene.read().history.inmails == []
    scene.company.inmail(scene.seat, member, "Come to us", "We build pipelines")
    scene.company.inmail(scene.seat, member, "Re: Come to us", "Gladly", author=member, type="REPLY")
    scene.company.inmail(scene.seat, member, "", "", author=member, type="ACCEPT")
    own = scene.read().history.inmails or []
    assert [(one.move, one.subject, one.text) for one in own[:2]] == [
        ("sent", "Come to us", "We build pipelines"),
        ("answered", "Re: Come to us", "Gladly"),
    ]
    assert own[2].move == "accepted"
    assert scene.read(scene.ola).history.inmails == []
    assert scene.read(scene.ola).history.others == []
    shown = tab.recruiting_activities(scene.ola, scene.candidate)
    assert [(one.who, one.move) for one in shown.history.others] == [
        ("Rita Recruiter", "accepted"),
        ("Rita Recruiter", "answered"),
        ("Rita Recruiter", "sent"),
    ]
    for text in ("Come to us", "We build pipelines", "Gladly"):
        assert text not in repr(shown)


@pytest.mark.statement(43)
@pytest.mark.statement(46)
def test_a_seat_mapped_by_hand_opens_nothing_private_of_whoever_holds_it(scene: Scene) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    scene.company.inmail(scene.seat, member, "Come to us", "We build pipelines")
    scene.company.note(scene.seat, member, PRIVATE)
    admin = scene.people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    scene.company.seat(admin)
    with transaction():
        connections.forget(scene.rita.id)  # nobody is connected as the holder, so the seat can be mapped
    row = LinkedInSeat.get(LinkedInSeat.seat == scene.seat)
    seat_mapping.give(admin, row.id, admin.email)
    assert scene.seat in of_user(admin.id).seats
    tab_view, shown = tab.read(admin, scene.candidate), tab.recruiting_activities(admin, scene.candidate)
    assert tab_view.reader.reach == Reach.FULL
    assert tab_view.history.inmails == []
    assert [one.move for one in shown.history.others] == ["sent"]
    for text in ("Come to us", "We build pipelines", PRIVATE):
        assert text not in repr(tab_view) + repr(shown)


def test_others_inmail_is_read_without_its_text(scene: Scene) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    with queries() as sent:
        tab.recruiting_activities(scene.ola, scene.candidate)
    (about_others,) = [one.sql for one in sent if "inmail_event" in one.sql and "linkedin_seat" in one.sql]
    assert "subject" not in about_others
    assert "e.text" not in about_others


@pytest.mark.statement(40)
def test_a_rejection_names_who_and_when_and_the_reason_to_whoever_rejected(scene: Scene) -> None:
    applications.reject(scene.rita, scene.application, "experience", "Too little Go")
    (mine,) = tab.recruiting_activities(scene.rita, scene.candidate).rejections
    assert (mine.who, mine.reason, mine.comment) == ("Rita Recruiter", "experience", "Too little Go")
    (theirs,) = tab.recruiting_activities(scene.ola, scene.candidate).rejections
    assert (theirs.who, theirs.at, theirs.reason, theirs.comment) == ("Rita Recruiter", mine.at, None, None)
    stranger = scene.people.recruiter()
    assert tab.recruiting_activities(stranger, scene.candidate).rejections == []


@pytest.mark.statement(53)
def test_refresh_makes_the_readers_streams_due_and_says_as_of_when_they_were_read(scene: Scene) -> None:
    earlier = clock.now() - clock.HOUR
    scene.company.stream("inmail", scene.seat, earlier)
    scene.company.stream("inmail", scene.olas_seat, earlier - 5)
    scene.company.stream("notes", CONTRACT, earlier + 5)
    assert scene.read().history.as_of == earlier
    since = tab.refresh(scene.rita, scene.candidate)
    due = {cursor.subject: cursor.due_at <= clock.now() for cursor in Cursor.select()}
    assert due == {scene.seat: True, scene.olas_seat: False, CONTRACT: True}
    assert since > earlier
    assert stored.due(5)[0].candidate == scene.candidate


def test_a_prospect_is_shown_what_linkedin_told_but_not_in_its_widget(scene: Scene) -> None:
    exported = scene.people.export(
        scene.rita, scene.job, scene.people.person("Per Hansen", member_id=None, email="p@example.com")
    )
    links.link(scene.rita, exported.candidate, scene.company.member("per", first="Per", last="Hansen", headline="Plumber"))
    tab_view = tab.read(scene.rita, exported.candidate)
    assert tab_view.linked
    assert (tab_view.linked.member.headline, tab_view.widget, tab_view.synced, tab_view.past_prospect) == (
        "Plumber",
        None,
        False,
        False,
    )


def test_linkedin_is_asked_about_synced_candidates_until_it_matches(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, let_pass: Callable[[int], None]
) -> None:
    asked: list[list[str]] = []
    answer: dict[str, Any] = {}

    class Matches:
        manual, members = None, ("urn:li:person:kari",)

    class Answering:
        def matches(self, keys: list[str]) -> dict[str, Any]:
            asked.append(keys)
            return answer

    monkeypatch.setattr(connection, "client", Answering)
    assert links.work() is True
    assert links.work() is False
    waits = (50_000, 20_000, 14 * clock.MINUTE, 2 * clock.MINUTE, clock.HOUR, clock.DAY, 6 * clock.DAY)
    for wait, times in zip(waits, (0, 1, 1, 2, 3, 4, 4), strict=True):
        let_pass(wait)
        links.work()
        assert len(asked) == times
    answer[str(scene.candidate)] = Matches()
    let_pass(2 * clock.DAY)
    assert links.work() is True
    assert stored.matching(scene.candidate).members == ["urn:li:person:kari"]
    let_pass(30 * clock.DAY)
    assert links.work() is False
    assert asked == [[str(scene.candidate)]] * 5


def test_linkedins_troubles_only_delay_the_matches(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, let_pass: Callable[[int], None]
) -> None:
    def trouble() -> None:
        raise LinkedInNotSetUp

    monkeypatch.setattr(connection, "client", trouble)
    links.work()
    let_pass(clock.HOUR)
    assert links.work() is False
    assert LinkedInMatch.get().asked_at is None
    with queries() as sent:
        assert links.work() is False
    assert sent == []


@pytest.mark.parametrize("look", [tab.read, tab.recruiting_activities])
def test_the_number_of_statements_does_not_grow_with_what_is_known(scene: Scene, look: Callable[[Actor, int], object]) -> None:
    member = scene.company.member("kari")
    links.link(scene.rita, scene.candidate, member)
    recruiter_notes.add(scene.rita, scene.candidate, "x")
    scene.company.inmail(scene.seat, member, "a", "b")
    with queries() as few:
        look(scene.rita, scene.candidate)
    for number in range(8):
        scene.company.member(f"other{number}")
        scene.company.inmail(scene.seat, member, "a", "b")
        scene.company.inmail(scene.olas_seat, member, "a", "b")
        scene.company.note(scene.olas_seat, member, "a", private=False)
        recruiter_notes.add(scene.rita, scene.candidate, f"x{number}")
    with queries() as many:
        look(scene.rita, scene.candidate)
    assert len(many) == len(few) <= 18


def _matched(scene: Scene, *members: str) -> None:
    with transaction():
        stored.ask(scene.candidate, clock.now())
        stored.keep_matches([(scene.candidate, members, None)])


def _shown(scene: Scene) -> tuple[str, list[str]]:
    """The person URN of the profile shown, and the evidence of the only possible person."""
    page = scene.read()
    return (page.linked.member.urn if page.linked else "", [*(page.possible[0].evidence if page.possible else ())])


def _key(scene: Scene, key: str) -> None:
    with transaction():
        LinkedInIdentity.create(candidate=scene.candidate, key=key, linked_by=scene.rita.id)


def _notes(scene: Scene, actor: Actor) -> list[Any]:
    return tab.recruiting_activities(actor, scene.candidate).notes
