"""Why somebody is turned down, in words one could say to them: what the option set of attract.md 6 begins with.

Administrators change the list; what is chosen from is in the database.
"""

from server.domain.i18n_marker import N_

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
