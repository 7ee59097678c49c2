"""The lists of rejection reasons and sources that administrators keep (attract.md 6, 8 and 23)."""

import pytest

from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.option_sets import FIXED, OptionSet
from server.domain.rejection import REASONS
from server.domain.roles import Actor, Role, TeamRole
from server.domain.sources import SOURCES
from server.usecases.account import option_sets
from server.usecases.account.option_sets import OptionEntry
from server.usecases.applications import applications, people_on_job, rejection_reasons
from server.usecases.candidates import candidates, sources
from tests.support.at_once import at_once
from tests.support.people import People

BOTH = pytest.mark.parametrize("option_set", OptionSet)


def labels(actor: Actor, option_set: OptionSet) -> list[str]:
    return [entry.row.label for entry in option_sets.read(actor, option_set)]


def entry(actor: Actor, option_set: OptionSet, code: str) -> OptionEntry:
    return next(one for one in option_sets.read(actor, option_set) if one.row.code == code)


@pytest.fixture
def admin(people: People) -> Actor:
    return people.administrator()


def test_the_lists_begin_as_the_specification_has_them(admin: Actor) -> None:
    reasons, result = (option_sets.read(admin, one) for one in (OptionSet.REASON, OptionSet.SOURCE))
    assert {one.row.code: one.row.label for one in reasons} == REASONS
    assert {one.row.code: one.row.label for one in result} == SOURCES
    assert [one.row.code for one in reasons if one.row.retired] == ["withdrew"]
    under = {one.row.code for one in result if one.row.parent == "job_board"}
    assert under == {"indeed", "seek", "careerbuilder", "google_jobs", "xing", "glassdoor", "monster"}


@pytest.mark.statement(220)
@BOTH
def test_an_administrator_adds_an_entry_and_forms_offer_it(admin: Actor, option_set: OptionSet) -> None:
    option_sets.add(admin, option_set, "  Met at the   fjord ", "Møtt ved fjorden")
    offered = option_sets.offered(option_set)
    assert offered[-1].name == ("Met at the fjord", "Møtt ved fjorden")
    assert offered[-1].code == "met_at_the_fjord"


@pytest.mark.statement(220)
@BOTH
@pytest.mark.parametrize(
    ("label", "label_nb", "field"),
    [
        ("Met at the fjord", "", "label"),
        ("met AT  the fjord", "", "label"),
        ("møtt ved fjorden", "", "label"),
        ("Elsewhere", "Møtt ved Fjorden", "label_nb"),
        (" ", "", "label"),
        ("x" * 81, "", "label"),
        ("Elsewhere", "x" * 81, "label_nb"),
    ],
)
def test_a_label_that_is_taken_or_none_is_refused(
    admin: Actor, option_set: OptionSet, label: str, label_nb: str, field: str
) -> None:
    option_sets.add(admin, option_set, "Met at the fjord", "Møtt ved fjorden")
    before = labels(admin, option_set)
    with pytest.raises(Invalid) as refused:
        option_sets.add(admin, option_set, label, label_nb)
    assert list(refused.value.errors) == [field]
    other = option_sets.read(admin, option_set)[1].row
    with pytest.raises(Invalid):
        option_sets.rename(admin, other.id, other.label, label, label_nb)
    assert labels(admin, option_set) == before


@pytest.mark.statement(220)
def test_of_two_who_add_the_same_label_at_once_one_is_refused(admin: Actor) -> None:
    def add() -> int:
        return option_sets.add(admin, OptionSet.REASON, "Too far away")

    answers = at_once(add, add, add)
    assert sorted(type(one).__name__ for one in answers) == ["Invalid", "Invalid", "int"]


def test_codes_of_entries_that_look_alike_differ(admin: Actor) -> None:
    for label in ("C", "C#", "C++", "漢字", "漢", "x" * 80, "x" * 79 + "y"):
        option_sets.add(admin, OptionSet.REASON, label)
    codes = [row.code for row in option_sets.offered(OptionSet.REASON)][-7:]
    assert codes == ["c", "c_2", "c_3", "漢字", "漢", "x" * 40, "x" * 36 + "_2"]


def test_a_rejection_may_give_an_added_reason_which_is_called_what_it_is_called_now(people: People, admin: Actor) -> None:
    rita = people.recruiter()
    option_sets.add(admin, OptionSet.REASON, "Too far away")
    added = next(one.row for one in option_sets.read(admin, OptionSet.REASON) if one.row.label == "Too far away")
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    applications.reject(rita, exported.application, added.code)
    option_sets.rename(admin, added.id, "Too far away", "Lives too far away", "Bor for langt unna")
    event = candidates.activity(rita, exported.candidate).events[0]
    assert event.stage_change.reason_name == ("Lives too far away", "Bor for langt unna")
    assert people_on_job.person(rita, exported.application).row.reason_name == ("Lives too far away", "Bor for langt unna")


def test_a_retired_entry_is_not_offered_nor_taken_and_stays_with_who_has_it(people: People, admin: Actor) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    first, second = people.applicant(rita, job), people.applicant(rita, job)
    applications.reject(rita, first.application, "education")
    option_sets.retire(admin, entry(admin, OptionSet.REASON, "education").row.id, True)
    assert "education" not in {row.code for row in rejection_reasons.options()}
    with pytest.raises(Invalid):
        applications.reject(rita, second.application, "education")
    assert candidates.activity(rita, first.candidate).events[0].stage_change.reason_name is not None
    option_sets.retire(admin, entry(admin, OptionSet.REASON, "education").row.id, False)
    applications.reject(rita, second.application, "education")


def test_what_belongs_under_a_retired_entry_is_not_offered_either(people: People, admin: Actor) -> None:
    option_sets.retire(admin, entry(admin, OptionSet.SOURCE, "job_board").row.id, True)
    codes = {one.code for one in sources.options(people.recruiter())}
    assert not codes & {"job_board", "indeed", "monster"}
    assert {"facebook", "linkedin", "referral", "other"} <= codes


@pytest.mark.parametrize(("option_set", "code"), [(kind, code) for kind, codes in FIXED.items() for code in sorted(codes)])
def test_referral_linkedin_and_other_stay_as_they_are(admin: Actor, option_set: OptionSet, code: str) -> None:
    result = entry(admin, option_set, code)
    assert result.fixed
    with pytest.raises(Invalid):
        option_sets.rename(admin, result.row.id, result.row.label, "Something else")
    with pytest.raises(Invalid):
        option_sets.retire(admin, result.row.id, True)
    assert entry(admin, option_set, code) == result


def test_a_rename_of_what_somebody_renamed_meanwhile_is_refused(admin: Actor) -> None:
    row = entry(admin, OptionSet.SOURCE, "agency").row
    option_sets.rename(admin, row.id, "Agency", "Recruitment agency")
    with pytest.raises(Invalid) as refused:
        option_sets.rename(admin, row.id, "Agency", "Head hunter")
    assert list(refused.value.errors) == ["label"]
    assert entry(admin, OptionSet.SOURCE, "agency").row.label == "Recruitment agency"


def test_entries_change_places_with_those_beside_them(admin: Actor) -> None:
    def order() -> list[str]:
        return [one.row.code for one in option_sets.read(admin, OptionSet.SOURCE)]

    before = order()
    option_sets.shift(admin, entry(admin, OptionSet.SOURCE, "agency").row.id, up=True)
    assert order()[:2] == ["agency", "career_site"]
    option_sets.shift(admin, entry(admin, OptionSet.SOURCE, "agency").row.id, up=True)  # the first stays the first
    option_sets.shift(admin, entry(admin, OptionSet.SOURCE, "indeed").row.id, up=True)  # and so does the first under another
    assert order() == ["agency", "career_site", *before[2:]]
    option_sets.shift(admin, entry(admin, OptionSet.SOURCE, "job_board").row.id, up=False)
    children = order()[order().index("job_board") + 1 :]
    assert children[:7] == [code for code in before if code in children[:7]]
    assert order()[order().index("job_board") - 1] == "magazines"


def test_an_entry_added_under_another_stands_there(admin: Actor) -> None:
    option_sets.add(admin, OptionSet.SOURCE, "Finn", parent="job_board")
    order = [one.row.code for one in option_sets.read(admin, OptionSet.SOURCE)]
    assert order[order.index("monster") + 1] == "finn"
    for parent in ("indeed", "nonsense"):
        with pytest.raises(Invalid):
            option_sets.add(admin, OptionSet.SOURCE, f"Under {parent}", parent=parent)


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY, None])
def test_only_administrators_keep_the_lists(people: People, role: Role | None) -> None:
    user = people.user(*([role] if role else []))
    for call in (
        lambda: option_sets.read(user, OptionSet.REASON),
        lambda: option_sets.add(user, OptionSet.REASON, "Mine"),
        lambda: option_sets.rename(user, 1, "x", "Mine"),
        lambda: option_sets.retire(user, 1, True),
        lambda: option_sets.shift(user, 1, True),
    ):
        with pytest.raises(NotPermitted):
            call()


def test_what_is_not_there_is_not_changed(admin: Actor) -> None:
    for call in (
        lambda: option_sets.rename(admin, 10_000, "x", "Mine"),
        lambda: option_sets.retire(admin, 10_000, True),
        lambda: option_sets.shift(admin, 10_000, True),
    ):
        with pytest.raises(NotFound):
            call()
