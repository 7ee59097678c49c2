"""The pages: one module a resource, handlers in URL order. Use cases are the only way in from here."""

from flask import Flask

from server.web import (
    assets,
    bulk,
    connections,
    converters,
    crumbs,
    erasure,
    errors,
    form_input,
    headers,
    history,
    home,
    labels,
    language,
    origin_check,
    responses,
)
from server.web.account import (
    about,
    account,
    admin,
    admin_system,
    admin_users,
    browser_extension,
    connect,
    features,
    mailbox,
    notifications,
    option_sets,
    sign_in,
)
from server.web.applications import add_by_hand, application_flags, applications, feedback, people_on_job
from server.web.candidates import candidate_search, candidates, documents, merging, notes
from server.web.careers import careers
from server.web.jobs import approvals, closing, deleting, hiring_team, jobs, new_job, process, stage_feedback, templates
from server.web.linkedin import (
    admin_certification,
    admin_closed_profiles,
    admin_incoming_exports,
    admin_linkedin,
    admin_sync,
    linkedin_sign_in,
    linkedin_tab,
    postings,
)
from server.web.pools import add_to, pool_imports, pool_people, pools

_RESOURCES = (
    sign_in,
    home,
    jobs,
    new_job,
    hiring_team,
    process,
    approvals,
    closing,
    deleting,
    stage_feedback,
    people_on_job,
    add_by_hand,
    bulk,
    postings,
    careers,
    applications,
    application_flags,
    candidate_search,
    candidates,
    documents,
    merging,
    erasure,
    pools,
    templates,
    pool_people,
    pool_imports,
    add_to,
    notes,
    feedback,
    linkedin_tab,
    history,
    notifications,
    account,
    connect,
    connections,
    admin,
    mailbox,
    admin_incoming_exports,
    admin_closed_profiles,
    admin_linkedin,
    linkedin_sign_in,
    admin_sync,
    admin_system,
    admin_users,
    admin_certification,
    features,
    browser_extension,
    option_sets,
    about,
)


def register(app: Flask) -> None:
    """Give ``app`` the pages with their languages, guards and error pages."""
    converters.register(app)
    for part in (language, labels, history, home, crumbs, assets, origin_check, form_input, headers, responses, errors):
        part.register(app)
    sign_in.register(app)
    admin.register(app)
    for resource in _RESOURCES:
        app.register_blueprint(resource.pages)
