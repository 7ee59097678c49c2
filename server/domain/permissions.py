"""The permission matrix of attract.md 2, once, as data. Every use case asks it before it does anything."""

from collections.abc import Iterable
from enum import StrEnum

from server.domain.roles import Standing


class Action(StrEnum):
    """What somebody may want to do; the rows of the matrix."""

    OPEN_ATTRACT = "open_attract"
    # jobs, attract.md 2.3
    CREATE_JOB = "create_job"
    LIST_ALL_JOBS = "list_all_jobs"
    KNOW_OF_JOB = "know_of_job"
    READ_JOB = "read_job"
    EDIT_JOB = "edit_job"
    READ_TEAM = "read_team"
    EDIT_TEAM = "edit_team"
    NAME_DELEGATE = "name_delegate"
    READ_PROCESS = "read_process"
    EDIT_PROCESS = "edit_process"
    READ_POSTINGS = "read_postings"
    EDIT_POSTINGS = "edit_postings"
    ASK_APPROVAL = "ask_approval"
    READ_APPROVAL = "read_approval"
    ANSWER_APPROVAL = "answer_approval"
    ACTIVATE_JOB = "activate_job"
    CLOSE_JOB = "close_job"
    DELETE_JOB = "delete_job"
    ADD_APPLICANT = "add_applicant"
    ADD_PROSPECT = "add_prospect"
    VIEW_PROSPECTS = "view_prospects"
    EXPORT_TO_JOB = "export_to_job"
    DELETE_APPLICANT = "delete_applicant"
    READ_LINKEDIN_POSTING = "read_linkedin_posting"
    POST_TO_LINKEDIN = "post_to_linkedin"
    POST_TO_BROADBEAN = "post_to_broadbean"
    # applications, attract.md 2.4
    VIEW_APPLICANTS = "view_applicants"
    READ_DOCUMENTS = "read_documents"
    EDIT_DOCUMENTS = "edit_documents"
    READ_NOTES = "read_notes"
    WRITE_NOTES = "write_notes"
    READ_ACTIVITY = "read_activity"
    READ_HISTORY = "read_history"
    GIVE_FEEDBACK = "give_feedback"
    READ_FEEDBACK = "read_feedback"
    REMIND_OF_FEEDBACK = "remind_of_feedback"
    REJECT_APPLICANT = "reject_applicant"
    ADVANCE_APPLICANT = "advance_applicant"
    MARK_SILVER_MEDALIST = "mark_silver_medalist"
    PREPARE_OFFER = "prepare_offer"
    # everything else, attract.md 2.5
    READ_TEMPLATES = "read_templates"
    EDIT_TEMPLATES = "edit_templates"
    SET_DEFAULT_TEMPLATE = "set_default_template"
    READ_EMAIL_TEMPLATES = "read_email_templates"
    EDIT_EMAIL_TEMPLATES = "edit_email_templates"
    SEND_EMAIL = "send_email"
    LIST_ALL_POOLS = "list_all_pools"
    CREATE_POOL = "create_pool"
    READ_POOL = "read_pool"
    USE_POOL = "use_pool"
    EDIT_POOL = "edit_pool"
    SHARE_POOL = "share_pool"
    SEARCH_CANDIDATES = "search_candidates"
    READ_CANDIDATE = "read_candidate"
    EDIT_CANDIDATE = "edit_candidate"
    VIEW_ANALYTICS = "view_analytics"
    SET_UP_OFFERS = "set_up_offers"
    SET_UP_LINKEDIN = "set_up_linkedin"
    OPEN_ADMIN_CENTER = "open_admin_center"
    ASSIGN_ROLES = "assign_roles"
    EDIT_OPTION_SETS = "edit_option_sets"
    EXPORT_PEOPLE = "export_people"
    SEE_IN_ATS = "see_in_ats"
    # LinkedIn, attract.md 3
    SEE_LINKEDIN_TAB = "see_linkedin_tab"
    LINK_LINKEDIN_PROFILE = "link_linkedin_profile"
    WRITE_RECRUITER_NOTE = "write_recruiter_note"
    READ_LINKEDIN_POOL = "read_linkedin_pool"
    ERASE_PERSON = "erase_person"
    READ_NOTIFICATIONS = "read_notifications"
    MERGE_CANDIDATES = "merge_candidates"


class Fact(StrEnum):
    """What else must hold where a cell of the matrix says "only if"."""

    ALWAYS = "always"
    HIRING_MANAGERS_SEE_PROSPECTS = "hiring_managers_see_prospects"
    NO_APPLICANTS = "no_applicants"
    FEEDBACK_IS_SHARED = "feedback_is_shared"
    HIRING_MANAGERS_PREPARE_OFFERS = "hiring_managers_prepare_offers"
    OWN = "own"
    OWN_AND_TEMPLATE_MANAGEMENT = "own_and_template_management"
    SHARED_WITH_ME = "shared_with_me"


_COLUMNS = (
    Standing.SIGNED_IN,
    Standing.ADMINISTRATOR,
    Standing.RECRUITER,
    Standing.HIRING_MANAGER,
    Standing.READ_ONLY,
    Standing.TEAM_RECRUITER,
    Standing.TEAM_HIRING_MANAGER,
    Standing.TEAM_INTERVIEWER,
)
_: None = None
Y = Fact.ALWAYS
HM = Fact.HIRING_MANAGERS_SEE_PROSPECTS
EMPTY = Fact.NO_APPLICANTS
OPEN = Fact.FEEDBACK_IS_SHARED
OFFER = Fact.HIRING_MANAGERS_PREPARE_OFFERS
OWN = Fact.OWN
OWNT = Fact.OWN_AND_TEMPLATE_MANAGEMENT
SHARED = Fact.SHARED_WITH_ME

# fmt: off
_ROWS: dict[Action, tuple[Fact | None, ...]] = {
    #                               everybody  admin   recruiter  manager  read-only  team: recruiter  manager  interviewer
    Action.OPEN_ATTRACT:           (Y,         Y,      Y,         Y,       Y,         Y,       Y,       Y),
    Action.CREATE_JOB:             (_,         _,      Y,         Y,       _,         _,       _,       _),
    Action.LIST_ALL_JOBS:          (_,         Y,      _,         _,       Y,         _,       _,       _),
    Action.KNOW_OF_JOB:            (_,         Y,      Y,         Y,       Y,         Y,       Y,       Y),
    Action.READ_JOB:               (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.EDIT_JOB:               (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.READ_TEAM:              (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.EDIT_TEAM:              (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.NAME_DELEGATE:          (_,         _,      _,         _,       _,         Y,       Y,       _),
    Action.READ_PROCESS:           (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.EDIT_PROCESS:           (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.READ_POSTINGS:          (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.EDIT_POSTINGS:          (_,         Y,      _,         _,       _,         Y,       _,       _),
    # attract.md 2.6: both leads of a job may ask; what approvers wrote is for who leads it or reads everything.
    Action.ASK_APPROVAL:           (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.READ_APPROVAL:          (_,         Y,      _,         _,       Y,         Y,       Y,       _),
    Action.ANSWER_APPROVAL:        (_,         _,      _,         _,       _,         _,       _,       _),
    Action.ACTIVATE_JOB:           (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.CLOSE_JOB:              (_,         Y,      _,         _,       _,         Y,       _,       _),
    Action.DELETE_JOB:             (_,         Y,      _,         _,       _,         Y,       EMPTY,   _),
    Action.ADD_APPLICANT:          (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.ADD_PROSPECT:           (_,         Y,      _,         _,       _,         Y,       HM,      _),
    Action.VIEW_PROSPECTS:         (_,         Y,      _,         _,       Y,         Y,       HM,      _),
    # attract.md 3.9: the exporter holds the role on the job itself, so an administrator needs a place on the team.
    Action.EXPORT_TO_JOB:          (_,         _,      _,         _,       _,         Y,       HM,      _),
    Action.DELETE_APPLICANT:       (_,         Y,      _,         _,       _,         Y,       _,       _),
    Action.READ_LINKEDIN_POSTING:  (_,         Y,      _,         _,       Y,         Y,       Y,       _),
    Action.POST_TO_LINKEDIN:       (_,         Y,      _,         _,       _,         Y,       _,       _),
    Action.POST_TO_BROADBEAN:      (_,         Y,      _,         _,       _,         Y,       _,       _),

    Action.VIEW_APPLICANTS:        (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.READ_DOCUMENTS:         (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.EDIT_DOCUMENTS:         (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.READ_NOTES:             (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    Action.WRITE_NOTES:            (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.READ_ACTIVITY:          (_,         Y,      _,         _,       Y,         Y,       Y,       Y),
    # The audit of attract.md 22: for who leads a job or reads everything; of a candidate as far as its reader may know.
    Action.READ_HISTORY:           (_,         Y,      Y,         Y,       Y,         Y,       Y,       _),
    Action.GIVE_FEEDBACK:          (_,         _,      _,         _,       _,         Y,       Y,       Y),
    Action.READ_FEEDBACK:          (_,         Y,      _,         _,       Y,         Y,       Y,       OPEN),
    Action.REMIND_OF_FEEDBACK:     (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.REJECT_APPLICANT:       (_,         Y,      _,         _,       _,         Y,       _,       _),
    Action.ADVANCE_APPLICANT:      (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.MARK_SILVER_MEDALIST:   (_,         Y,      _,         _,       _,         Y,       Y,       _),
    Action.PREPARE_OFFER:          (_,         Y,      _,         _,       _,         Y,       OFFER,   _),

    Action.READ_TEMPLATES:         (_,         Y,      Y,         Y,       Y,         _,       _,       _),
    Action.EDIT_TEMPLATES:         (_,         Y,      OWNT,      OWNT,    _,         _,       _,       _),
    Action.SET_DEFAULT_TEMPLATE:   (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.READ_EMAIL_TEMPLATES:   (_,         Y,      Y,         Y,       Y,         _,       _,       _),
    Action.EDIT_EMAIL_TEMPLATES:   (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.SEND_EMAIL:             (_,         Y,      Y,         Y,       _,         _,       _,       _),
    # A Read-only user reads all data (attract.md 2.2), pools included; an administrator has all rights on them but sharing (2.5).
    Action.LIST_ALL_POOLS:         (_,         Y,      _,         _,       Y,         _,       _,       _),
    Action.CREATE_POOL:            (_,         Y,      Y,         Y,       _,         _,       _,       _),
    Action.READ_POOL:              (_,         Y,      SHARED,    SHARED,  Y,         _,       _,       _),
    Action.USE_POOL:               (_,         Y,      SHARED,    SHARED,  _,         _,       _,       _),
    Action.EDIT_POOL:              (_,         Y,      OWN,       OWN,     _,         _,       _,       _),
    Action.SHARE_POOL:             (_,         OWN,    OWN,       OWN,     _,         _,       _,       _),
    Action.SEARCH_CANDIDATES:      (_,         Y,      Y,         Y,       Y,         _,       _,       _),
    Action.READ_CANDIDATE:         (_,         Y,      Y,         Y,       Y,         Y,       Y,       Y),
    Action.EDIT_CANDIDATE:         (_,         Y,      Y,         Y,       _,         _,       _,       _),
    Action.VIEW_ANALYTICS:         (_,         Y,      Y,         Y,       Y,         _,       _,       _),
    Action.SET_UP_OFFERS:          (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.SET_UP_LINKEDIN:        (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.OPEN_ADMIN_CENTER:      (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.ASSIGN_ROLES:           (_,         Y,      _,         _,       _,         _,       _,       _),
    Action.EDIT_OPTION_SETS:       (_,         Y,      _,         _,       _,         _,       _,       _),
    # Reading the list of jobs that one may export to; whose list may be empty (statements 68-71).
    Action.EXPORT_PEOPLE:          (Y,         Y,      Y,         Y,       Y,         Y,       Y,       Y),
    # Design section 5.11: the whole organisation for holders of a role, nothing for a mere interviewer.
    Action.SEE_IN_ATS:             (_,         Y,      Y,         Y,       Y,         _,       _,       _),

    # The LinkedIn tab is part of the hiring team's pages (attract.md 3.8); an interviewer reads applications, not LinkedIn.
    Action.SEE_LINKEDIN_TAB:       (_,         Y,      Y,         Y,       Y,         Y,       Y,       _),
    Action.LINK_LINKEDIN_PROFILE:  (_,         Y,      Y,         Y,       _,         Y,       Y,       _),
    Action.WRITE_RECRUITER_NOTE:   (_,         Y,      Y,         Y,       _,         Y,       Y,       _),
    # Design section 5.6; a Read-only user reads all data (attract.md 2.2).
    Action.READ_LINKEDIN_POOL:     (_,         Y,      Y,         Y,       Y,         _,       _,       _),
    # Everybody their own (attract.md 20).
    Action.READ_NOTIFICATIONS:     (Y,         Y,      Y,         Y,       Y,         Y,       Y,       Y),
    # Design section 5.9.
    Action.ERASE_PERSON:           (_,         Y,      _,         _,       _,         _,       _,       _),
    # Design section 5.8: it moves and joins applications, which hiring managers neither reject nor delete (attract.md 2.4).
    Action.MERGE_CANDIDATES:       (_,         Y,      Y,         _,       _,         _,       _,       _),
}
# fmt: on

# Whoever is asked to approve a job reads it and answers, whatever else they are (attract.md 4.6): too little for a column.
_APPROVER = {
    Action.READ_JOB,
    Action.READ_TEAM,
    Action.READ_PROCESS,
    Action.READ_APPROVAL,
    Action.ANSWER_APPROVAL,
}


def _cells(action: Action, row: tuple[Fact | None, ...]) -> dict[Standing, Fact]:
    cells = {column: fact for column, fact in zip(_COLUMNS, row, strict=True) if fact is not None}
    everybody = Standing.SIGNED_IN in cells
    return cells | ({Standing.APPROVER: Fact.ALWAYS} if everybody or action in _APPROVER else {})


MATRIX: dict[Action, dict[Standing, Fact]] = {action: _cells(action, row) for action, row in _ROWS.items()}


def allowed(action: Action, standings: Iterable[Standing], facts: Iterable[Fact] = ()) -> bool:
    """Whether a person with these ``standings`` may do ``action`` while ``facts`` hold."""
    row = MATRIX[action]
    holding = {Fact.ALWAYS, *facts}
    return any(row.get(standing) in holding for standing in standings)
