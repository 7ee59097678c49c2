"""The pages: one module a resource, handlers in URL order. Use cases are the only way in from here."""

from flask import Flask

from server.web import (
    about,
    account,
    admin,
    admin_arrivals,
    admin_certification,
    admin_closed_profiles,
    admin_linkedin,
    admin_sync,
    admin_system,
    admin_users,
    answers,
    applications,
    assets,
    browser_extension,
    candidates,
    careers,
    connections,
    crumbs,
    documents,
    erasure,
    errors,
    features,
    feedback,
    guard,
    headers,
    hiring_team,
    history,
    jobs,
    labels,
    language,
    linkedin_sign_in,
    linkedin_tab,
    mailbox,
    merging,
    new_job,
    notes,
    notifications,
    people,
    pools,
    postings,
    process,
    row_ids,
    sign_in,
    stage_feedback,
    templates,
    typed,
)

_RESOURCES = (
    sign_in,
    jobs,
    new_job,
    hiring_team,
    process,
    stage_feedback,
    people,
    postings,
    careers,
    applications,
    candidates,
    documents,
    merging,
    erasure,
    pools,
    templates,
    notes,
    feedback,
    linkedin_tab,
    history,
    notifications,
    account,
    connections,
    admin,
    mailbox,
    admin_arrivals,
    admin_closed_profiles,
    admin_linkedin,
    linkedin_sign_in,
    admin_sync,
    admin_system,
    admin_users,
    admin_certification,
    features,
    browser_extension,
    about,
)


def register(app: Flask) -> None:
    """Give ``app`` the pages with their languages, guards and error pages."""
    row_ids.register(app)
    for part in (language, labels, history, crumbs, assets, guard, typed, headers, answers, errors):
        part.register(app)
    sign_in.register(app)
    admin.register(app)
    for resource in _RESOURCES:
        app.register_blueprint(resource.pages)
