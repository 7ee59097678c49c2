"""The Documents tab of a candidate."""

from io import BytesIO
from typing import Any

from flask import Blueprint, Response, send_file
from flask_babel import gettext

from server.domain.documents import ENDINGS, TYPES, DocumentKind
from server.domain.errors import AttractError, Invalid, TooLarge
from server.domain.i18n_marker import N_
from server.http_errors import status_of
from server.usecases.candidates import documents
from server.web import form_input, headers, responses, uploads
from server.web.account.sign_in import actor

pages = Blueprint("documents", __name__)

_TYPES = {one.content_type: one.name for one in TYPES.values()}


@pages.get("/candidates/<row:candidate>/documents")
def show(candidate: int) -> Response:
    """The documents the reader may open, and the form for another."""
    return _page(candidate)


@pages.post("/candidates/<row:candidate>/documents")
def add(candidate: int) -> Response:
    """Keep a file; its content says what it is."""
    reader = actor()
    documents.check_can_add(reader, candidate)
    try:
        upload = uploads.document()
        documents.add(reader, candidate, upload, form_input.choice("kind", DocumentKind), _application())
    except (Invalid, TooLarge) as error:
        return _page(candidate, error)
    message = gettext("%(name)s is kept.", name=upload.name)
    return responses.done(message, f"/candidates/{candidate}/documents")


@pages.get("/documents/<row:document>")
def download(document: int) -> Response:
    """The file, to be saved: nothing in it is shown or run by this site."""
    row, content = documents.download(actor(), document)
    headers.contain()
    return send_file(BytesIO(content), row.content_type, as_attachment=True, download_name=row.name, etag=False)


@pages.post("/documents/<row:document>/remove")
def remove(document: int) -> Response:
    """Take a document away; the message can put it back."""
    gone = documents.remove(actor(), document)
    text = gettext("%(name)s is removed.", name=gone.name)
    return responses.done(text, f"/candidates/{gone.candidate}/documents", undoable_action=gone.undoable_action)


def _application() -> int | None:
    """What the document belongs to; None is the person in general, which has to be said and is never a mistake."""
    application = form_input.number("application")
    if application is None and form_input.text("application"):
        raise Invalid({"application": N_("Choose what the document belongs to.")})
    return application


def _page(candidate: int, error: AttractError | None = None) -> Response:
    data: dict[str, Any] = {"kinds": list(DocumentKind), "endings": ENDINGS, "types": _TYPES, "errors": {}, "form_values": {}}
    data["megabytes"] = responses.settings().document_megabytes
    if error is not None:
        data |= {"errors": uploads.errors_of(error), "form_values": uploads.values_of(error), "status": status_of(error)}
    return responses.page("candidates/documents.html", candidate_view=documents.read(actor(), candidate), **data)
