"""Where people come from: what the option set of attract.md 8 begins with."""

from server.domain.i18n_marker import N_

SOURCES: dict[str, str] = {
    "career_site": N_("Attract career site"),
    "agency": N_("Agency"),
    "career_fair": N_("Career fair"),
    "company_marketing": N_("Company marketing"),
    "conferences": N_("Conferences and trade shows"),
    "professional_association": N_("Professional association"),
    "job_board": N_("Job board"),
    "indeed": N_("Indeed"),
    "seek": N_("Seek"),
    "careerbuilder": N_("CareerBuilder"),
    "google_jobs": N_("Google Jobs"),
    "xing": N_("Xing"),
    "glassdoor": N_("Glassdoor"),
    "monster": N_("Monster Jobs"),
    "magazines": N_("Magazines and publications"),
    "social_network": N_("Social network"),
    "facebook": N_("Facebook"),
    "twitter": N_("Twitter"),
    "university": N_("University recruiting"),
    "linkedin": N_("LinkedIn"),
    "classifieds": N_("Classifieds"),
    "referral": N_("Referral"),
    "added_by_recruiter": N_("Added by recruiter"),
    "other": N_("Other"),
}
