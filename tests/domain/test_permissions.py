"""The permission matrix against a second transcription of the tables of attract.md 2, cell by cell."""

from typing import NamedTuple

import pytest

from server.domain.permissions import MATRIX, Action, Fact, allowed
from server.domain.roles import Standing
from server.storage.jobs.team_sql import may

ALWAYS = Fact.ALWAYS
TEAM = (Standing.ADMINISTRATOR, Standing.TEAM_RECRUITER, Standing.TEAM_HIRING_MANAGER, Standing.TEAM_INTERVIEWER)
ROLE = (Standing.ADMINISTRATOR, Standing.RECRUITER, Standing.HIRING_MANAGER, None)
READ, FULL = "read", "full"


class Row(NamedTuple):
    """A published row: its title, whether it speaks of team members or of role holders, what its cells mean, its cells.

    ``cells`` are Administrator, Recruiter, Hiring manager, Interviewer, Read-only, each one of "no", "read", "full", or
    a condition for "full".
    """

    title: str
    columns: tuple[Standing | None, ...]
    read: Action | None
    full: Action | None
    cells: tuple[str | Fact, str | Fact, str | Fact, str | Fact, str | Fact]


PUBLISHED = [
    # 2.3; "team" everywhere but in the first row
    Row("Create job", ROLE, None, Action.CREATE_JOB, ("no", "full", "full", "no", "no")),
    Row("Job details", TEAM, Action.READ_JOB, Action.EDIT_JOB, ("full", "full", "full", "read", "read")),
    Row("Hiring team", TEAM, Action.READ_TEAM, Action.EDIT_TEAM, ("full", "full", "full", "read", "read")),
    Row("Process", TEAM, Action.READ_PROCESS, Action.EDIT_PROCESS, ("full", "full", "full", "read", "read")),
    Row("Job posting", TEAM, Action.READ_POSTINGS, Action.EDIT_POSTINGS, ("full", "full", "read", "read", "read")),
    # 2.6 and 4.6: who leads a job asks; approvers are asked for by job, below
    Row("Approval", TEAM, Action.READ_APPROVAL, Action.ASK_APPROVAL, ("full", "full", "full", "no", "read")),
    Row("Activate job", TEAM, None, Action.ACTIVATE_JOB, ("full", "full", "full", "no", "no")),
    Row("Close job", TEAM, None, Action.CLOSE_JOB, ("full", "full", "no", "no", "no")),
    Row("Delete job", TEAM, None, Action.DELETE_JOB, ("full", "full", Fact.NO_APPLICANTS, "no", "no")),
    Row("Add applicants", TEAM, None, Action.ADD_APPLICANT, ("full", "full", "full", "no", "no")),
    Row(
        "Add/view prospects",
        TEAM,
        Action.VIEW_PROSPECTS,
        Action.ADD_PROSPECT,
        ("full", "full", Fact.HIRING_MANAGERS_SEE_PROSPECTS, "no", "read"),
    ),
    Row("Delete applicants", TEAM, None, Action.DELETE_APPLICANT, ("full", "full", "no", "no", "no")),
    Row(
        "Post, repost, unpost on LinkedIn",
        TEAM,
        Action.READ_LINKEDIN_POSTING,
        Action.POST_TO_LINKEDIN,
        ("full", "full", "read", "no", "read"),
    ),
    Row("Post to Broadbean", TEAM, None, Action.POST_TO_BROADBEAN, ("full", "full", "no", "no", "no")),
    # 2.4; an administrator reads and changes all data (2.2), gives no feedback, and rejects and advances
    Row("Applicants", TEAM, Action.VIEW_APPLICANTS, None, ("read", "read", "read", "read", "read")),
    Row("Documents", TEAM, Action.READ_DOCUMENTS, Action.EDIT_DOCUMENTS, ("full", "full", "full", "read", "read")),
    Row("Notes", TEAM, Action.READ_NOTES, Action.WRITE_NOTES, ("full", "full", "full", "read", "read")),
    Row("Activity", TEAM, Action.READ_ACTIVITY, None, ("read", "read", "read", "read", "read")),
    # 22; an interviewer reads activity, not the audit
    Row("History", TEAM, Action.READ_HISTORY, None, ("read", "read", "read", "no", "read")),
    Row("History of candidates", ROLE, Action.READ_HISTORY, None, ("read", "read", "read", "no", "read")),
    Row("Feedback: add", TEAM, None, Action.GIVE_FEEDBACK, ("no", "full", "full", "full", "no")),
    Row("Feedback: see", TEAM, None, Action.READ_FEEDBACK, ("full", "full", "full", Fact.FEEDBACK_IS_SHARED, "full")),
    # attract.md 12: recruiter and hiring manager remind by hand
    Row("Feedback: remind", TEAM, None, Action.REMIND_OF_FEEDBACK, ("full", "full", "full", "no", "no")),
    Row("Reject application", TEAM, None, Action.REJECT_APPLICANT, ("full", "full", "no", "no", "no")),
    Row("Advance stage", TEAM, None, Action.ADVANCE_APPLICANT, ("full", "full", "full", "no", "no")),
    # attract.md 6: recruiters and hiring managers mark silver medalists
    Row("Silver medalist", TEAM, None, Action.MARK_SILVER_MEDALIST, ("full", "full", "full", "no", "no")),
    Row(
        "Launch offer management",
        TEAM,
        None,
        Action.PREPARE_OFFER,
        ("full", "full", Fact.HIRING_MANAGERS_PREPARE_OFFERS, "no", "no"),
    ),
    # 2.5; Read-only reads all data (2.2)
    Row(
        "Process templates",
        ROLE,
        Action.READ_TEMPLATES,
        Action.EDIT_TEMPLATES,
        ("full", Fact.OWN_AND_TEMPLATE_MANAGEMENT, Fact.OWN_AND_TEMPLATE_MANAGEMENT, "no", "read"),
    ),
    Row("Set the default template", ROLE, None, Action.SET_DEFAULT_TEMPLATE, ("full", "no", "no", "no", "no")),
    Row(
        "Email templates",
        ROLE,
        Action.READ_EMAIL_TEMPLATES,
        Action.EDIT_EMAIL_TEMPLATES,
        ("full", "read", "read", "no", "read"),
    ),
    Row("Send email", ROLE, None, Action.SEND_EMAIL, ("full", "full", "full", "no", "no")),
    Row("Talent pool: create", ROLE, None, Action.CREATE_POOL, ("full", "full", "full", "no", "no")),
    Row("Talent pool: own", ROLE, None, Action.EDIT_POOL, ("full", Fact.OWN, Fact.OWN, "no", "no")),
    Row("All talent pools", ROLE, None, Action.LIST_ALL_POOLS, ("full", "no", "no", "no", "full")),
    Row("Talent pool: read", ROLE, None, Action.READ_POOL, ("full", Fact.SHARED_WITH_ME, Fact.SHARED_WITH_ME, "no", "full")),
    Row("Talent pool: shared", ROLE, None, Action.USE_POOL, ("full", Fact.SHARED_WITH_ME, Fact.SHARED_WITH_ME, "no", "no")),
    Row("Share a pool", ROLE, None, Action.SHARE_POOL, (Fact.OWN, Fact.OWN, Fact.OWN, "no", "no")),
    Row("Candidate search", ROLE, None, Action.SEARCH_CANDIDATES, ("full", "full", "full", "no", "full")),
    Row("Candidate not on a job", ROLE, Action.READ_CANDIDATE, Action.EDIT_CANDIDATE, ("full", "full", "full", "no", "read")),
    Row("Analytics", ROLE, None, Action.VIEW_ANALYTICS, ("full", "full", "full", "no", "full")),
    Row("Offer set-up", ROLE, None, Action.SET_UP_OFFERS, ("full", "no", "no", "no", "no")),
    Row("LinkedIn admin set-up", ROLE, None, Action.SET_UP_LINKEDIN, ("full", "no", "no", "no", "no")),
    # 2.1 and 2.2: users, pools and mail templates are the administrator's; delegates are named by those who lead a job
    Row("Users and roles", ROLE, None, Action.ASSIGN_ROLES, ("full", "no", "no", "no", "no")),
    Row("Admin center", ROLE, None, Action.OPEN_ADMIN_CENTER, ("full", "no", "no", "no", "no")),
    Row("Rejection reasons and sources", ROLE, None, Action.EDIT_OPTION_SETS, ("full", "no", "no", "no", "no")),
    Row("All jobs", ROLE, None, Action.LIST_ALL_JOBS, ("full", "no", "no", "no", "full")),
    Row("Delegate for oneself", TEAM, None, Action.NAME_DELEGATE, ("no", "full", "full", "no", "no")),
    # 3.9: the exporter holds the role on the job; design section 5.11: a mere interviewer sees nothing In ATS
    Row(
        "Export to a job",
        TEAM,
        None,
        Action.EXPORT_TO_JOB,
        ("no", "full", Fact.HIRING_MANAGERS_SEE_PROSPECTS, "no", "no"),
    ),
    Row("In ATS", ROLE, None, Action.SEE_IN_ATS, ("full", "full", "full", "no", "full")),
    # design sections 5.6 and 5.9, and attract.md 3.8: the LinkedIn tab belongs to the hiring team
    *(
        Row(
            "LinkedIn tab", columns, Action.SEE_LINKEDIN_TAB, Action.LINK_LINKEDIN_PROFILE, ("full", "full", "full", "no", "read")
        )
        for columns in (TEAM, ROLE)
    ),
    *(
        Row("Recruiter notes", columns, None, Action.WRITE_RECRUITER_NOTE, ("full", "full", "full", "no", "no"))
        for columns in (TEAM, ROLE)
    ),
    Row("LinkedIn talent pool", ROLE, Action.READ_LINKEDIN_POOL, None, ("read", "read", "read", "no", "read")),
    Row("Merge candidates", ROLE, None, Action.MERGE_CANDIDATES, ("full", "full", "no", "no", "no")),
    Row("Erase a person", ROLE, None, Action.ERASE_PERSON, ("full", "no", "no", "no", "no")),
    # What people on a team know of those on their jobs (2.2), beside what their roles give
    Row("Candidate on a job", TEAM, Action.READ_CANDIDATE, None, ("read", "read", "read", "read", "read")),
    Row("Knowing of a job: team", TEAM, Action.KNOW_OF_JOB, None, ("read", "read", "read", "read", "read")),
    Row("Knowing of a job: role", ROLE, Action.KNOW_OF_JOB, None, ("read", "read", "read", "no", "read")),
]
# Somebody who was asked to approve a job and is nothing else there (4.6): reads it and answers.
FOR_APPROVERS = (Action.READ_JOB, Action.READ_TEAM, Action.READ_PROCESS, Action.READ_APPROVAL, Action.ANSWER_APPROVAL)
FOR_EVERYBODY = (Action.OPEN_ATTRACT, Action.EXPORT_PEOPLE, Action.READ_NOTIFICATIONS)


def _expected() -> dict[Action, dict[Standing, Fact]]:
    cells: dict[Action, dict[Standing, Fact]] = {action: dict.fromkeys(Standing, ALWAYS) for action in FOR_EVERYBODY}
    for row in PUBLISHED:
        for action in filter(None, (row.read, row.full)):
            cells.setdefault(action, {})
        for standing, cell in zip((*row.columns, Standing.READ_ONLY), row.cells, strict=True):
            if standing is None or cell == "no":
                continue
            if row.read:
                # A condition stands in one cell for both: reading prospects, but not reading templates, depends on it.
                whole = cell if isinstance(cell, Fact) and row.columns is TEAM else ALWAYS
                cells[row.read][standing] = whole
            if row.full and cell != READ:
                cells[row.full][standing] = cell if isinstance(cell, Fact) else ALWAYS
    for action in FOR_APPROVERS:
        cells.setdefault(action, {})[Standing.APPROVER] = ALWAYS
    return cells


EXPECTED = _expected()


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("action", Action)
def test_each_cell_says_what_the_published_tables_say(action: Action, standing: Standing) -> None:
    assert MATRIX[action].get(standing) == EXPECTED[action].get(standing)


def test_every_action_has_a_row_and_every_row_an_action() -> None:
    assert set(MATRIX) == set(Action) == set(EXPECTED)


def test_every_fact_decides_somewhere() -> None:
    assert {fact for row in MATRIX.values() for fact in row.values()} == set(Fact)


@pytest.mark.parametrize("action", Action)
def test_nobody_who_has_no_standing_may_do_anything(action: Action) -> None:
    assert not allowed(action, ())


@pytest.mark.parametrize(("action", "standing", "fact"), [(a, s, f) for a, row in MATRIX.items() for s, f in row.items()])
def test_a_cell_allows_exactly_while_its_fact_holds(action: Action, standing: Standing, fact: Fact) -> None:
    others = set(Fact) - {fact, ALWAYS}
    assert allowed(action, [standing], [fact])
    assert allowed(action, [standing], others) is (fact is ALWAYS)


def test_standings_add_up() -> None:
    assert allowed(Action.CREATE_JOB, {Standing.ADMINISTRATOR, Standing.RECRUITER})
    assert not allowed(Action.CREATE_JOB, {Standing.ADMINISTRATOR})


def test_the_condition_in_sql_names_the_team_roles_of_the_matrix() -> None:
    assert may(Action.EXPORT_TO_JOB) == (
        "((mine.role = 'recruiter' and true) or (mine.role = 'hiring_manager' and j.managers_see_prospects))"
    )
