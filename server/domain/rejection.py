"""Why somebody is turned down: the option set of spec/attract.md section 6, in words one could say to the person."""

from server.domain.errors import Invalid
from server.domain.words import N_

REASONS: dict[str, str] = {
    "others_more_qualified": N_("Others fit the job better"),
    "qualification": N_("Lacks a required qualification"),
    "experience": N_("Too little experience"),
    "management_experience": N_("Too little management experience"),
    "technical_experience": N_("Too little technical experience"),
    "education": N_("Education does not fit the job"),
    "skill_set": N_("Skills do not fit the job"),
    "competency": N_("Did not show the competencies needed"),
    "licensure": N_("Lacks a required licence or certificate"),
    "assessment": N_("Assessment result"),
    "job_history": N_("Work history raises questions"),
    "application": N_("Application is incomplete"),
    "withdrew": N_("Withdrew their interest"),
    "other": N_("Another reason"),
}


def checked_reason(code: str) -> str:
    """``code`` when it names a reason; raise Invalid otherwise (statement 218)."""
    if code not in REASONS:
        raise Invalid({"reason": N_("Choose a reason.")})
    return code
