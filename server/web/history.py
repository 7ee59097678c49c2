"""History: of a job, of a candidate, of everything; and Undo."""

import re
from typing import Any

from flask import Blueprint, Flask, Response
from flask_babel import gettext

from server.domain.errors import CannotUndo, JobClosed
from server.domain.history import Subject
from server.domain.i18n_marker import N_
from server.domain.option_sets import OptionName
from server.http_errors import error_text
from server.usecases import history, undo
from server.usecases.history import HistoryPage
from server.web import form_input, labels, language, responses
from server.web.account.sign_in import actor

pages = Blueprint("history", __name__)

ADMIN = "/admin/history"
_PROFILE = re.compile(r"(in|member|person):([\w%-]+)")
_CHANGES: dict[str, str] = {
    "created": N_("made"),
    "updated": N_("changed"),
    "deleted": N_("deleted"),
    "status_changed": N_("Status changed"),
    "team_changed": N_("Hiring team changed"),
    "process_changed": N_("Process changed"),
    "approvers_changed": N_("Approvers changed"),
    "approval_answered": N_("Answer to the approval"),
    "moved": N_("Moved"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrew"),
    "reopened": N_("In the running again"),
    "artifact_added": N_("Document added"),
    "artifact_removed": N_("Document removed"),
    "linked": N_("LinkedIn profile linked"),
    "unlinked": N_("LinkedIn profile unlinked"),
    "merged": N_("Made one with another record"),
    "undone": N_("Taken back"),
}
_SUBJECTS: dict[str, str] = {"job": N_("Job"), "application": N_("Application"), "candidate": N_("Candidate")}
_FIELDS: dict[str, str] = {
    "title": N_("Job title"),
    "job_id": N_("Job ID"),
    "description": N_("Job description"),
    "location": N_("Location"),
    "openings": N_("Number of openings"),
    "employment_type": N_("Employment type"),
    "seniority": N_("Seniority"),
    "status": N_("Status"),
    "stage": N_("Stage"),
    "prospects_enabled": N_("Enable prospects"),
    "managers_see_prospects": N_("Hiring managers see prospects"),
    "resume_required": N_("Resume required"),
    "stages": N_("Stages"),
    "skills": N_("Skills"),
    "job_functions": N_("Job functions"),
    "industries": N_("Company industries"),
    "approval_needed": N_("Approval needed"),
    "approver": N_("Approver"),
    "answer": N_("Answer"),
    "name": N_("Name"),
    "email": N_("E-mail"),
    "source": N_("Source"),
    "reason": N_("Reason"),
    "comment": N_("Comment"),
    "silver_medalist": N_("Silver medalist"),
    "offer_accepted": N_("Offer accepted"),
    "invited": N_("Invited to apply"),
    "profile": N_("Profile"),
    "recruiter": N_("Recruiter"),
    "hiring_manager": N_("Hiring manager"),
    "interviewer": N_("Interviewer"),
    "delegate": N_("Delegate"),
    "feedback": N_("Feedback"),
    "inherit_participants": N_("Inherit feedback participants from Hiring Team"),
    "see_others": N_("Interviewers see others' feedback before submitting their own"),
    "edit_after": N_("Feedback can be edited after submitting"),
    "reminder": N_("Reminder to those who have not submitted"),
    "document": N_("Document"),
    "record": N_("Record"),
    "headline": N_("Headline"),
    "company": N_("Employer"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "second_email": N_("Second e-mail"),
    "phone": N_("Mobile phone"),
    "home_phone": N_("Home phone"),
    "work_phone": N_("Work phone"),
    "link_linkedin": N_("LinkedIn profile"),
    "link_github": "GitHub",
    "link_x": "X",
    "link_facebook": "Facebook",
    "link_website": N_("Website"),
}


def register(app: Flask) -> None:
    """Give templates the filters that say an entry in the reader's language."""
    app.jinja_env.filters.update(change_name=_named(_CHANGES), subject_name=_named(_SUBJECTS), field_name=field_name)
    app.jinja_env.filters["kept_value"] = value


@pages.get("/jobs/<row:job>/history")
def of_job(job: int) -> Response:
    """What happened on a job; htmx gets what follows alone."""
    history_page = history.of_job(actor(), job, form_input.number("before"))
    return _page("jobs/history.html", history_page.lines, job_view=history_page.job)


@pages.get("/candidates/<row:candidate>/history")
def of_candidate(candidate: int) -> Response:
    """What happened to a candidate."""
    history_page = history.of_candidate(actor(), candidate, form_input.number("before"))
    return _page("candidates/history.html", history_page.lines, candidate_view=history_page)


@pages.get(ADMIN)
def everything() -> Response:
    """What happened anywhere, narrowed to a kind of thing and to one user."""
    subject, by = form_input.choice("of", Subject), form_input.number("by")
    history_page = history.everything(actor(), subject, by, form_input.number("before"))
    chosen = {"of": subject, "by": by, "by_name": history_page.by}
    return _page("account/admin/history.html", history_page.lines, chosen=chosen, subjects=_SUBJECTS, here=ADMIN)


@pages.post("/undo/<row:undoable_action>")
def undo_action(undoable_action: int) -> Response:
    """Take an undoable action back, and go on where the reader was."""
    try:
        left_out = undo.undo_action(actor(), undoable_action).left_out
    except (CannotUndo, JobClosed) as error:
        return responses.done(error_text(error), responses.back_to(), trouble=True)
    if left_out:
        text = gettext("Taken back, but not for who was moved since: %(names)s.", names=labels.listed(left_out))
        return responses.done(text, responses.back_to(), trouble=True)
    return responses.done(gettext("Taken back."), responses.back_to())


def _page(template: str, lines: HistoryPage, **data: Any) -> Response:
    return responses.page(template, "history/_lines.html", lines=lines, **data)


def field_name(name: str) -> str:
    """What a field of a job, an application or a candidate is called in the reader's language."""
    return str(_named(_FIELDS)(name))


def _named(names: dict[str, str]) -> Any:
    return lambda value: language.translated(language.current(), names[value]) if value in names else value


def _profile(kind: str, id: str) -> str:
    """What a profile key (domain.profile_url) names: an address, or a member who has none that is known."""
    return f"www.linkedin.com/in/{id}" if kind == "in" else gettext("LinkedIn member %(id)s", id=id)


def value(kept: Any) -> str:
    """A value that was or is: yes and no in the reader's language, nothing as a dash."""
    if kept in (None, "", []):
        return "–"
    if isinstance(kept, bool):
        return gettext("Yes") if kept else gettext("No")
    if isinstance(kept, OptionName):
        return labels.option(kept)
    if isinstance(kept, list):
        return ", ".join(value(one) for one in kept)
    if profile := _PROFILE.fullmatch(str(kept)):
        return _profile(*profile.groups())
    label = labels.label(str(kept))
    return label if label != kept else labels.keyword(language.stage_name(kept))
