"""Admin center, Certification: LinkedIn's rules run against the stand-in, and the report to hand to LinkedIn."""

from flask import Blueprint, Response, make_response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.http_errors import say
from server.usecases.linkedin.setup import certification
from server.web import responses
from server.web.account.admin import CERTIFICATION
from server.web.account.sign_in import actor

pages = Blueprint("admin_certification", __name__)


@pages.get(CERTIFICATION)
def show() -> Response:
    """How the last run went, or how far this one is; htmx gets the moving part alone."""
    certification_page = certification.read(actor())
    return responses.page(
        "linkedin/setup/certification.html",
        "linkedin/setup/_certification.html",
        certification_page=certification_page,
        here=CERTIFICATION,
    )


@pages.post(CERTIFICATION)
def run() -> Response:
    """Start a run."""
    try:
        certification.run(actor())
    except Invalid as refused:
        return responses.done(say(refused.errors["certification"]), CERTIFICATION, trouble=True)
    return responses.done(gettext("The certification has begun. It takes about a minute."), CERTIFICATION)


@pages.get(f"{CERTIFICATION}/report.json")
def as_json() -> Response:
    """The report for programs."""
    return _download("json")


@pages.get(f"{CERTIFICATION}/report.md")
def as_markdown() -> Response:
    """The report for people."""
    return _download("md")


def _download(name: str) -> Response:
    answer = make_response(certification.download(actor(), name))
    answer.mimetype = certification.FORMATS[name]
    answer.headers["Content-Disposition"] = f'attachment; filename="attract-certification.{name}"'
    return answer
