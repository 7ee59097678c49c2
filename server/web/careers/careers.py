"""The page of a posted job that everybody may read, and its application form. Nobody signs in here."""

from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request

from server.domain.documents import ENDINGS
from server.domain.errors import AttractError, Invalid, NotFound, TooLarge, TooMany
from server.domain.newcomer import Newcomer
from server.http_errors import error_text, status_of
from server.usecases.account import company
from server.usecases.careers import careers
from server.web import form_input, responses, uploads

pages = Blueprint("careers", __name__)


@pages.get("/careers/<job_id>")
def show(job_id: str) -> Response:
    """The job with the form, or that it is no longer open."""
    return _page(job_id)


@pages.post("/careers/<job_id>")
def apply(job_id: str) -> Response:
    """Apply. What fills in the field that nobody sees is no person: it is thanked and forgotten."""
    names = ("first_name", "last_name", "email", "phone")
    try:
        resume = uploads.optional("file")
        form, honeypot = Newcomer(*(form_input.text(name) for name in names)), form_input.text("website")
        job = careers.read(job_id) if honeypot else careers.apply(job_id, form, request.remote_addr or "", resume)
    except (Invalid, NotFound, TooMany, TooLarge) as error:
        return _page(job_id, error)
    return redirect(f"/careers/{quote(job.job_id, safe='')}/thanks", 303)  # type: ignore[return-value]


@pages.get("/careers/<job_id>/thanks")
def thanks(job_id: str) -> Response:
    """What happens next; says nothing about who applied."""
    return responses.page("careers/thanks.html", job=careers.read(job_id))


def _page(job_id: str, error: AttractError | None = None) -> Response:
    job = careers.read(job_id)
    if not job.open:
        return responses.page("careers/closed.html", status=410, job=job)
    errors = uploads.errors_of(error) if isinstance(error, Invalid | TooLarge) else {}
    trouble = error_text(error) if isinstance(error, TooMany) else None
    kept = uploads.values_of(error) if error else {}
    data: dict[str, Any] = {"job": job, "company": company.public(), "errors": errors, "trouble": trouble, "form_values": kept}
    data |= {"endings": ENDINGS, "megabytes": responses.settings().document_megabytes}
    response = responses.page("careers/job.html", status=status_of(error) if error else 200, **data)
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
