"""The permission matrix on every page and form, cell by cell: what each standing gets is what the table of the domain says.

Whoever may not do something gets 403, or 404 where they may not even see it; whoever may is not refused.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from server.domain.permissions import Action, Fact, allowed
from server.domain.roles import Actor, Role, Standing, TeamRole
from server.storage import database
from server.storage.jobs import approvals, hiring_team
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.test_every_route import OPEN_TO_ALL, World, call, routes, world

__all__ = ["world"]

A = Action
# What each handler asks: an action, several that are all needed, or a set of which one is enough. A module's name stands for
# all of its handlers that are not named themselves.
ASKED: dict[str, Action | tuple[Action, ...] | frozenset[Action]] = {
    "home": A.OPEN_ATTRACT,
    "jobs.index": A.OPEN_ATTRACT,
    "jobs.suggestions": A.CREATE_JOB,
    "new_job": A.CREATE_JOB,
    "jobs.show": A.READ_JOB,
    "jobs.edit": A.EDIT_JOB,
    "jobs.change": A.EDIT_JOB,
    "jobs.activate": A.ACTIVATE_JOB,
    "hiring_team.show": A.READ_TEAM,
    "hiring_team.add": A.EDIT_TEAM,
    "hiring_team.remove": A.EDIT_TEAM,
    "process.show": A.READ_PROCESS,
    "process.change": A.EDIT_PROCESS,
    "approvals.show": A.READ_APPROVAL,
    "approvals.answer": A.ANSWER_APPROVAL,
    "approvals": A.ASK_APPROVAL,
    "closing": A.CLOSE_JOB,
    "deleting": A.DELETE_JOB,
    "stage_feedback.show": A.READ_PROCESS,
    "stage_feedback.change": A.EDIT_PROCESS,
    "people.prospects": A.VIEW_PROSPECTS,
    "people.column": A.VIEW_APPLICANTS,
    "add_by_hand": A.ADD_APPLICANT,
    "bulk": A.ADVANCE_APPLICANT,
    "people.applicants": A.VIEW_APPLICANTS,
    "postings.show": A.READ_LINKEDIN_POSTING,
    "postings": A.POST_TO_LINKEDIN,
    "applications.move_to_application": A.ADVANCE_APPLICANT,
    "applications.advance": A.ADVANCE_APPLICANT,
    "applications.move": A.ADVANCE_APPLICANT,
    "applications.menu": A.ADVANCE_APPLICANT,
    "applications.ask_comment": A.REJECT_APPLICANT,
    "applications.withdraw": A.REJECT_APPLICANT,
    "applications.reopen": A.REJECT_APPLICANT,
    "applications.ask_delete": A.DELETE_APPLICANT,
    "applications.delete": A.DELETE_APPLICANT,
    "application_flags.silver_medalist": A.MARK_SILVER_MEDALIST,
    "application_flags.offer_accepted": A.PREPARE_OFFER,
    "application_flags": A.ADD_PROSPECT,
    "option_sets": A.OPEN_ADMIN_CENTER,
    "applications.ask_reason": A.REJECT_APPLICANT,
    "applications.reject": A.REJECT_APPLICANT,
    "candidate_search.index": A.SEARCH_CANDIDATES,
    "candidates.profile": A.READ_CANDIDATE,
    "candidates.activity": A.READ_CANDIDATE,
    "candidates.edit": A.EDIT_CANDIDATE,
    "candidates.change": A.EDIT_CANDIDATE,
    "documents.show": A.READ_CANDIDATE,
    "documents.download": frozenset({A.READ_DOCUMENTS, A.EDIT_CANDIDATE}),  # 2.4 on a job, 2.5 of a person
    "documents.add": frozenset({A.EDIT_DOCUMENTS, A.EDIT_CANDIDATE}),  # the same
    "documents.remove": A.EDIT_DOCUMENTS,
    "merging": A.MERGE_CANDIDATES,
    "erasure": A.ERASE_PERSON,
    "pools.choose": (A.READ_LINKEDIN_POOL, A.LINK_LINKEDIN_PROFILE),
    "pools.decide": (A.READ_LINKEDIN_POOL, A.LINK_LINKEDIN_PROFILE),
    "pools.index": A.READ_LINKEDIN_POOL,
    "pools.ask": A.READ_LINKEDIN_POOL,
    "pools.new": A.CREATE_POOL,
    "pools.create": A.CREATE_POOL,
    "pools.access": A.SHARE_POOL,
    "pools.revoke": A.SHARE_POOL,
    "pools": A.EDIT_POOL,
    "pool_people.show": A.READ_POOL,
    "pool_people.history": A.READ_POOL,
    "pool_people": A.USE_POOL,
    "pool_imports.template": A.CREATE_POOL,
    "pool_imports": A.USE_POOL,
    "add_to.ask_job": A.OPEN_ATTRACT,
    "add_to.add_people_to_job": A.READ_CANDIDATE,
    "add_to": A.CREATE_POOL,
    "templates.index": A.READ_TEMPLATES,
    "templates.show": A.READ_TEMPLATES,
    "templates.make_default": A.SET_DEFAULT_TEMPLATE,
    "templates.make_built_in_default": A.SET_DEFAULT_TEMPLATE,
    "templates": A.EDIT_TEMPLATES,
    "notes.show": A.READ_CANDIDATE,
    "notes": A.WRITE_NOTES,
    "feedback.to_give": A.OPEN_ATTRACT,
    "feedback.show": A.READ_CANDIDATE,
    "feedback.remind": A.REMIND_OF_FEEDBACK,
    "feedback": A.GIVE_FEEDBACK,
    "linkedin_tab.show": A.SEE_LINKEDIN_TAB,
    "linkedin_tab.activities": A.SEE_LINKEDIN_TAB,
    "linkedin_tab.refresh": A.SEE_LINKEDIN_TAB,
    "linkedin_tab.ask_unlink": A.SEE_LINKEDIN_TAB,
    "linkedin_tab.add_note": A.WRITE_RECRUITER_NOTE,
    "linkedin_tab": A.LINK_LINKEDIN_PROFILE,
    "history.of_job": (A.READ_JOB, A.READ_HISTORY, A.VIEW_APPLICANTS),
    "history.of_candidate": A.READ_HISTORY,
    "history.everything": A.OPEN_ADMIN_CENTER,
    "history.undo_action": A.LINK_LINKEDIN_PROFILE,
    "notifications": A.OPEN_ATTRACT,
    "account": A.OPEN_ATTRACT,
    "connections": A.OPEN_ATTRACT,
    "connect": A.OPEN_ATTRACT,
    "sign_in.ask_browsers": A.OPEN_ATTRACT,
    "about": A.OPEN_ATTRACT,
    "linkedin_sign_in": A.OPEN_ATTRACT,
    "admin_incoming_exports.of_job": A.EXPORT_TO_JOB,
    "admin_incoming_exports.choose_on_job": A.EXPORT_TO_JOB,
    "admin_incoming_exports": A.SET_UP_LINKEDIN,
    "admin_linkedin": A.SET_UP_LINKEDIN,
    "admin_sync": A.SET_UP_LINKEDIN,
    "admin_certification": A.SET_UP_LINKEDIN,
    "admin_closed_profiles": A.ERASE_PERSON,
    "admin": A.OPEN_ADMIN_CENTER,
    "admin_system": A.OPEN_ADMIN_CENTER,
    "mailbox": A.OPEN_ADMIN_CENTER,
    "features": A.OPEN_ADMIN_CENTER,
    "browser_extension": A.OPEN_ADMIN_CENTER,
    "admin_users": A.ASSIGN_ROLES,
}
# About things of one's own: who comes for somebody else's is told that there is none.
OWN = {"connections.disconnect", "notifications.read_one", "notifications.open_one"} | {
    f"pool_imports.{name}" for name in ("show", "begin", "cancel")
}
FACTS = (Fact.HIRING_MANAGERS_SEE_PROSPECTS,)
# What a handler makes is the maker's own.
MAKES = {"templates.create": (Fact.OWN_AND_TEMPLATE_MANAGEMENT,)}
_ROLE = {Standing(role.value): role for role in Role}
_PLACE = {
    Standing.TEAM_RECRUITER: TeamRole.RECRUITER,
    Standing.TEAM_HIRING_MANAGER: TeamRole.HIRING_MANAGER,
    Standing.TEAM_INTERVIEWER: TeamRole.INTERVIEWER,
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: permissions do not depend on it, and a file is put back faster."""
    return sqlite_url


def permitted(endpoint: str, standing: Standing) -> bool:
    """What the cells of the matrix say about a handler."""
    asked = ASKED.get(endpoint) or ASKED[endpoint.partition(".")[0]]
    facts = (*FACTS, *MAKES.get(endpoint, ()))
    actions = [asked] if isinstance(asked, Action) else asked
    cells = [allowed(action, {Standing.SIGNED_IN, standing}, facts) for action in actions]
    return any(cells) if isinstance(asked, frozenset) else all(cells)


def standing_of(people: People, world: World, standing: Standing) -> Actor:
    """Somebody who is this and nothing else."""
    if standing in _ROLE:
        return people.user(_ROLE[standing])
    user = people.user()
    if standing in _PLACE:
        hiring_team.add(world.ids["job"], user.id, _PLACE[standing])
    elif standing is Standing.APPROVER:
        approvals.add(world.ids["job"], user.id, world.reader.id)
    return user


class Snapshot:
    """The database as it is now, to be put back before each request."""

    def __init__(self, url: str) -> None:
        self.file = Path(url.removeprefix("sqlite:///"))
        self.copy = self.file.with_suffix(".copy")
        database.database.execute_sql("pragma wal_checkpoint(truncate)")
        database.release()
        shutil.copyfile(self.file, self.copy)

    def put_back(self) -> None:
        """Undo whatever a request did."""
        database.release()
        for ending in ("-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.copy, self.file)


@pytest.mark.parametrize("standing", Standing)
def test_every_page_and_form_answers_as_its_cell_of_the_matrix_says(
    app: Flask,
    people: People,
    world: World,
    browser_of: Callable[[Actor], Browser],
    database_url: str,
    standing: Standing,
) -> None:
    everything, one = browser_of(world.reader), browser_of(standing_of(people, world, standing))
    snapshot = Snapshot(database_url)
    wrong = []
    for endpoint, method, rule in routes(app):
        if endpoint in OPEN_TO_ALL | OWN:
            continue
        may = permitted(endpoint, standing)
        snapshot.put_back()
        status = call(one, method, rule, world).status_code
        if may and status in (403, 404):
            snapshot.put_back()
            # Not there for somebody who may do everything either: nothing that the matrix decides.
            may = call(everything, method, rule, world).status_code != status
        if may == (status in (403, 404)) or status >= 500:
            wrong.append(f"{method} {rule}: {status}, which is {'allowed' if may else 'refused'}")
    assert not wrong, "\n".join(wrong)


def test_every_handler_says_what_it_asks(app: Flask) -> None:
    assert [endpoint for endpoint, _, _ in routes(app) if endpoint not in OPEN_TO_ALL and not _known(endpoint)] == []


def _known(endpoint: str) -> bool:
    return endpoint in ASKED or endpoint.partition(".")[0] in ASKED
