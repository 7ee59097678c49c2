"""Who is in a talent pool: adding, finding, sorting, removing, undoing (statements 231, 233, 237, 238, 242, 245, 256, 257)."""

from functools import partial

import pytest

from server.domain.contacts import ContactDetails
from server.domain.errors import AmbiguousPerson, CannotUndo, Invalid, NotFound, NotPermitted
from server.domain.newcomer import Newcomer
from server.domain.permissions import Action
from server.domain.person import Person
from server.domain.pools import PoolOrder
from server.domain.roles import TeamRole
from server.domain.search_text import folded
from server.storage import tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.pools import pool_members
from server.usecases import erasure, undo
from server.usecases.candidates import candidates as profiles
from server.usecases.candidates import contact_details, sources
from server.usecases.erasure import ErasureReason
from server.usecases.pools import add_by_hand, pool_people, pool_sharing, pools
from tests.support.at_once import at_once
from tests.support.people import People
from tests.support.queries import Query, queries, scanned

KARI = Newcomer("Kari", "Nordmann", "kari@example.org")


class Team:
    """A recruiter with a pool shared with a hiring manager."""

    def __init__(self, people: People) -> None:
        self.people, self.rita, self.harald = people, people.recruiter(), people.manager()
        self.admin = people.administrator()
        self.pool = pools.create(self.rita, "Data people", [self.harald.id])

    def candidate(self, name: str = "Kari Nordmann", email: str | None = None) -> int:
        with transaction():
            return candidates.add(Person(name, email=email), "agency", self.rita.id)

    def names(self, **asked: object) -> list[str]:
        return [one.name for one in pool_people.read(self.rita, self.pool, **asked).people]  # type: ignore[arg-type]

    def people_counted(self) -> int:
        return pools.read(self.rita, self.pool).pool.people


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


@pytest.mark.statement(238)
def test_somebody_from_outside_needs_an_address_and_both_names(team: Team) -> None:
    with pytest.raises(Invalid) as refused:
        add_by_hand.add(team.rita, team.pool, Newcomer("", " ", "kari"), "")
    assert set(refused.value.errors) == {"first_name", "last_name", "email", "source"}
    added = add_by_hand.add(team.rita, team.pool, KARI, "agency")
    assert (added.name, added.created, added.came) == ("Kari Nordmann", True, True)
    (one,) = pool_people.read(team.rita, team.pool).people
    assert (one.first_name, one.last_name, one.email, one.source) == ("Kari", "Nordmann", "kari@example.org", "agency")
    assert one.added_by == team.rita.name
    row = candidates.by_id(one.candidate)
    assert row is not None
    assert row.source == "agency"


def test_whoever_is_known_by_the_address_joins_and_stays_as_they_are(team: Team) -> None:
    known = team.candidate("Kari N. Nordmann", "Kari@Example.org")
    added = add_by_hand.add(team.rita, team.pool, KARI, "agency")
    assert (added.candidate, added.name, added.created, added.came) == (known, "Kari N. Nordmann", False, True)
    again = add_by_hand.add(team.harald, team.pool, KARI, "agency")
    assert (again.candidate, again.came) == (known, False)
    assert tables.Candidate.select().count() == team.people_counted() == 1


def test_of_two_with_one_address_a_person_chooses(team: Team) -> None:
    first, second = (team.candidate(name, "kari@example.org") for name in ("Kari One", "Kari Two"))
    with pytest.raises(AmbiguousPerson) as refused:
        add_by_hand.add(team.rita, team.pool, KARI, "agency")
    assert {one["id"] for one in refused.value.extra["candidates"]} == {first, second}
    assert add_by_hand.add(team.rita, team.pool, KARI, "agency", choice=second).candidate == second
    assert tables.Candidate.select().count() == 2


@pytest.mark.statement(237)
def test_a_colleague_is_found_by_address_and_brings_their_name(team: Team) -> None:
    ola = team.people.user(name="Ola Olav Hansen")
    (result,) = add_by_hand.form(team.rita, team.pool, ola.email).employees
    assert (result.email, result.first_name, result.last_name) == (ola.email, "Ola Olav", "Hansen")
    assert add_by_hand.form(team.rita, team.pool).employees == []
    added = add_by_hand.add_employee(team.rita, team.pool, ola.id, "agency")
    assert (added.name, added.created) == ("Ola Olav Hansen", True)
    (one,) = pool_people.read(team.rita, team.pool).people
    assert (one.email, one.internal) == (ola.email, True)
    with pytest.raises(Invalid):
        add_by_hand.add_employee(team.rita, team.pool, 4711, "agency")


def test_a_colleague_with_one_name_can_be_added(team: Team) -> None:
    madonna = team.people.user(name="Madonna")
    assert add_by_hand.add_employee(team.rita, team.pool, madonna.id, "agency").name == "Madonna"


@pytest.mark.statement(256, 257)
def test_a_referral_names_a_colleague(team: Team) -> None:
    assert {"linkedin", "referral"} <= {row.code for row in sources.options(team.rita)}
    with pytest.raises(Invalid) as refused:
        add_by_hand.add(team.rita, team.pool, KARI, "referral", "nobody@attract.example")
    assert list(refused.value.errors) == ["referrer"]
    add_by_hand.add(team.rita, team.pool, KARI, "referral", team.harald.email.upper())
    member = tables.PoolMember.get()
    assert (member.source, member.referred_by_id) == ("referral", team.harald.id)


def test_four_who_add_the_same_person_at_once_make_one_candidate(team: Team) -> None:
    calls = [partial(add_by_hand.add, actor, team.pool, KARI, "agency") for actor in (team.rita, team.harald) * 2]
    answers = at_once(*calls)
    assert len({answer.candidate for answer in answers}) == 1  # type: ignore[union-attr]
    assert sum(answer.came for answer in answers) == 1  # type: ignore[union-attr]
    assert tables.Candidate.select().count() == team.people_counted() == 1


@pytest.mark.statement(233)
def test_a_contributor_adds_and_removes(team: Team) -> None:
    first, second = team.candidate("Kari"), team.candidate("Ola")
    assert pool_people.add(team.harald, team.pool, [first, second]).count == 2
    assert pool_people.remove(team.harald, team.pool, [first]).count == 1
    assert team.names() == ["Ola"]


@pytest.mark.statement(242)
def test_who_is_removed_stays_a_candidate(team: Team) -> None:
    kari = team.candidate()
    pool_people.add(team.rita, team.pool, [kari])
    gone = pool_people.remove(team.rita, team.pool, [kari])
    assert (gone.count, gone.name) == (1, "Kari Nordmann")
    assert team.people_counted() == 0
    assert profiles.profile(team.rita, kari).row.name == "Kari Nordmann"


def test_a_removal_is_taken_back_with_when_by_whom_and_from_where_people_came(team: Team) -> None:
    add_by_hand.add(team.harald, team.pool, KARI, "referral", team.rita.email)
    before: list[dict[str, object]] = list(tables.PoolMember.select().dicts())
    people = [one.candidate for one in pool_people.read(team.rita, team.pool).people]
    removed = pool_people.remove(team.rita, team.pool, people)
    assert team.people_counted() == 0
    undo.undo_action(team.rita, removed.undoable_action or 0)
    after: list[dict[str, object]] = list(tables.PoolMember.select().dicts())
    assert [row | {"id": 0} for row in after] == [row | {"id": 0} for row in before]
    assert team.people_counted() == 1
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, removed.undoable_action or 0)


def test_a_bulk_removal_and_a_bulk_adding_are_one_undoable_action_each(team: Team) -> None:
    chosen = [team.candidate(f"Person {number}") for number in range(30)]
    added = pool_people.add(team.rita, team.pool, [*chosen, *chosen])
    assert added.count == team.people_counted() == 30
    removed = pool_people.remove(team.harald, team.pool, [*chosen[:20], 4711])
    assert (removed.count, removed.name, team.people_counted()) == (20, None, 10)
    undo.undo_action(team.harald, removed.undoable_action or 0)
    assert team.people_counted() == 30
    history = pool_people.undoable_actions(team.rita, team.pool)
    assert [(row.kind, row.size, row.id in history.undoable) for row in history.rows] == [
        ("pool_left", 20, False),
        ("pool_joined", 30, True),
    ]
    undo.undo_action(team.rita, added.undoable_action or 0)
    assert team.people_counted() == 0


def test_nothing_done_is_no_undoable_action(team: Team) -> None:
    kari = team.candidate()
    pool_people.add(team.rita, team.pool, [kari])
    assert pool_people.add(team.rita, team.pool, [kari, 4711]).undoable_action is None
    assert pool_people.remove(team.rita, team.pool, [4711]).undoable_action is None
    assert pool_people.remove(team.rita, team.pool, []).count == 0


def test_an_undo_asks_whether_the_pool_is_still_the_readers(team: Team) -> None:
    kari = team.candidate()
    pool_people.add(team.rita, team.pool, [kari])
    removed = pool_people.remove(team.harald, team.pool, [kari])
    pool_sharing.revoke(team.rita, team.pool, team.harald.id)
    for actor in (team.harald, team.people.recruiter()):
        with pytest.raises(NotFound):
            undo.undo_action(actor, removed.undoable_action or 0)
    with pytest.raises(NotPermitted):
        undo.undo_action(team.people.read_only(), removed.undoable_action or 0)
    undo.undo_action(team.rita, removed.undoable_action or 0)


def test_who_was_erased_does_not_come_back(team: Team) -> None:
    kari, ola = team.candidate("Kari"), team.candidate("Ola")
    pool_people.add(team.rita, team.pool, [kari, ola])
    admin = team.people.administrator()
    both = pool_people.remove(team.rita, team.pool, [kari, ola])
    erasure.erase(admin, kari, ErasureReason.ASKED)
    undo.undo_action(team.rita, both.undoable_action or 0)
    assert team.names() == ["Ola"]
    only = pool_people.remove(team.rita, team.pool, [ola])
    erasure.erase(admin, ola, ErasureReason.ASKED)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, only.undoable_action or 0)


def test_erasing_a_person_takes_them_out_of_the_count_of_every_pool(team: Team) -> None:
    kari, other = team.candidate(), pools.create(team.rita, "Other people")
    for pool in (team.pool, other):
        pool_people.add(team.rita, pool, [kari])
    erasure.erase(team.people.administrator(), kari, ErasureReason.ASKED)
    assert [card.pool.people for card in pools.cards(team.rita).cards] == [0, 0, 0]


@pytest.mark.parametrize("order", list(PoolOrder))
def test_a_pool_pages_in_every_order_without_losing_or_repeating_anybody(team: Team, order: PoolOrder) -> None:
    names = [f"{'ABCÅÆØ👩'[number % 7]} Person {number:03}" for number in range(pool_people.PAGE * 2 + 7)]
    for name in names:
        with transaction():  # half of them in the same instant
            pool_members.add(team.pool, [team.candidate(name)], team.rita.id)
    seen, after = [], None
    while True:
        page = pool_people.read(team.rita, team.pool, "", after, order)
        seen += [one.name for one in page.people]
        after = page.after
        if after is None:
            break
    rising = sorted(names, key=folded) if order.by_name else names
    assert seen == (rising if order.rising else rising[::-1])


def test_people_are_found_by_name_and_by_address(team: Team) -> None:
    for name, email in (("Åse Nordmann", "aase@example.org"), ("Ola Hansen", "ola.h@fjord.example"), ("Kari Ås", None)):
        pool_people.add(team.rita, team.pool, [team.candidate(name, email)])
    for query, result in {
        "åse": ["Åse Nordmann"],
        "ASE nord": ["Åse Nordmann"],
        "fjord": ["Ola Hansen"],
        "ola.h@fjord.example": ["Ola Hansen"],
        "as": ["Kari Ås", "Åse Nordmann"],
        "nobody": [],
        "%": ["Kari Ås", "Ola Hansen", "Åse Nordmann"],
    }.items():
        assert team.names(query=query) == result


@pytest.mark.parametrize("after", ["", "x", "1-", "-1", "٣-٣", "1-99999999999999999999", "a-b-c"])
def test_a_key_that_makes_no_sense_begins_at_the_first_page(team: Team, after: str) -> None:
    pool_people.add(team.rita, team.pool, [team.candidate()])
    assert team.names(after=after) == ["Kari Nordmann"]


def test_the_profile_tells_of_the_pools_that_the_reader_may_open(team: Team) -> None:
    kari = team.candidate()
    private = pools.create(team.rita, "A private one")
    for pool in (team.pool, private):
        pool_people.add(team.rita, pool, [kari])
    assert [pool.name for pool in profiles.profile(team.rita, kari).pools] == ["A private one", "Data people"]
    assert [pool.name for pool in profiles.profile(team.harald, kari).pools] == ["Data people"]
    assert profiles.profile(team.people.recruiter(), kari).pools == []
    assert len(profiles.profile(team.people.read_only(), kari).pools) == 2
    pools.delete(team.rita, private)
    assert [pool.name for pool in profiles.profile(team.rita, kari).pools] == ["Data people"]


def test_an_interviewer_reads_of_no_pool_on_the_profile(team: Team) -> None:
    interviewer = team.people.user()
    job = team.people.job((team.rita, TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER))
    kari = team.people.applicant(team.rita, job).candidate
    pool_people.add(team.rita, team.pool, [kari])
    result = profiles.profile(interviewer, kari)
    assert (result.pools, Action.CREATE_POOL in result.may) == ([], False)


@pytest.mark.statement(245)
def test_add_to_talent_pool_lists_the_pools_the_reader_can_add_to(team: Team) -> None:
    kari, ola = team.candidate(), team.candidate("Ola Hansen")
    pools.create(team.rita, "Only mine")
    pool_people.add(team.rita, team.pool, [kari])
    result = pool_people.targets(team.rita, [kari])
    assert ([pool.name for pool in result.pools], result.chosen, result.there) == (
        ["Data people", "Only mine"],
        {kari: "Kari Nordmann"},
        {team.pool},
    )
    assert [pool.name for pool in pool_people.targets(team.harald, [kari, ola]).pools] == ["Data people"]
    assert [pool.name for pool in pool_people.targets(team.rita, [kari], "mine").pools] == ["Only mine"]
    assert pool_people.targets(team.people.recruiter(), [kari]).pools == []
    assert len(pool_people.targets(team.people.administrator(), [kari]).pools) == 2
    with pytest.raises(NotFound):
        pool_people.targets(team.rita, [4711])
    for actor in (team.people.user(), team.people.read_only()):
        with pytest.raises(NotPermitted):
            pool_people.targets(actor, [kari])
        with pytest.raises((NotFound, NotPermitted)):
            pool_people.add(actor, team.pool, [kari])


def test_many_pools_are_offered_a_few_at_a_time_and_found_by_name(team: Team) -> None:
    for number in range(25):
        pools.create(team.rita, f"Pool {number:02}")
    result = pool_people.targets(team.rita, [team.candidate()])
    assert (len(result.pools), result.more) == (pool_people.OFFERED, True)
    assert [pool.name for pool in pool_people.targets(team.rita, [1], "pool 24").pools] == ["Pool 24"]


def test_pools_follow_what_a_person_is_called(team: Team) -> None:
    kari = team.candidate("Kari Nordmann", "kari@example.org")
    pool_people.add(team.rita, team.pool, [kari])
    contact_details_view = contact_details.read(team.rita, kari)
    contact_details.change(team.rita, kari, ContactDetails("Anne", "Berg", "anne@fjord.example"), contact_details_view.version)
    assert team.names(query="berg") == team.names(query="fjord") == ["Anne Berg"]
    assert team.names(query="nordmann") == []
    member = tables.PoolMember.get()
    assert member.sort_name == "anne berg"


READS = {
    "cards": (5, lambda t: pools.cards(t.rita)),
    "all cards": (5, lambda t: pools.cards(t.admin, mine=False)),
    "page": (4, lambda t: pool_people.read(t.rita, t.pool)),
    "page by name, searched": (4, lambda t: pool_people.read(t.rita, t.pool, "per", None, PoolOrder.NAME)),
    "targets": (3, lambda t: pool_people.targets(t.rita, [1, 2, 3])),
    "sharing": (2, lambda t: pool_sharing.read(t.rita, t.pool)),
    "picker": (4, lambda t: pool_sharing.picker(t.rita, "", [t.harald.id], t.pool)),
    "history": (2, lambda t: pool_people.undoable_actions(t.rita, t.pool)),
    "pools of a candidate": (1, lambda t: profiles.pools_of(t.rita, 1)),
}
WRITES = {
    "adding": (7, lambda t, chosen: pool_people.add(t.rita, t.pool, chosen)),
    "removing": (7, lambda t, chosen: pool_people.remove(t.rita, t.pool, chosen)),
}
SMALL = {"app_user", "user_role", "linkedin_account", "linkedin_integration"}


@pytest.mark.parametrize("name", READS)
def test_reading_sends_few_statements_however_many_pools_and_people_there_are(team: Team, name: str) -> None:
    most, read = READS[name]
    _grow(team, 1)
    few = _sent(partial(read, team))
    _grow(team, 9)
    many = _sent(partial(read, team))
    assert len(many) == len(few) <= most, [query.sql for query in many]
    assert not {query.sql: whole for query in many if (whole := scanned(query) - SMALL)}


@pytest.mark.parametrize("name", WRITES)
def test_one_and_many_are_written_in_the_same_number_of_statements(team: Team, name: str) -> None:
    most, write = WRITES[name]
    one, *many = [team.candidate(f"Person {number}") for number in range(21)]
    if name == "removing":
        pool_people.add(team.rita, team.pool, [one, *many])
    few = _sent(partial(write, team, [one]))
    lot = _sent(partial(write, team, many))
    # One name is read for the message; the rows of many go to the database at once and are not counted one by one.
    assert len(lot) <= len(few) <= most, [query.sql for query in lot]


def _sent(call: partial[object]) -> list[Query]:
    with queries() as queries_run:
        call()
    return queries_run


def _grow(team: Team, times: int) -> None:
    for number in range(times):
        unique = f"{times}-{number}"
        pool = pools.create(team.rita, f"Pool {unique}", [team.people.recruiter().id])
        chosen = [team.candidate(f"Person {unique} {one}") for one in range(4)]
        for into in (pool, team.pool):
            pool_people.add(team.rita, into, chosen)
        pool_people.remove(team.rita, pool, chosen[:2])
        pools.delete(team.rita, pools.create(team.rita, f"Gone {unique}"))
