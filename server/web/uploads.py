"""Files that come with a form: bounded before they are read, so that a large one costs no memory."""

from contextlib import closing

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from server.domain.documents import EMPTY, MEGABYTE
from server.domain.errors import AttractError, Invalid, TooLarge
from server.http_errors import error_text
from server.usecases.candidates import documents
from server.usecases.candidates.documents import Checked, Upload
from server.web import form_input, responses

_PIECE = 64 * 1024
_READ_AWAY = 20  # times the limit


def document(name: str = "file") -> Checked:
    """The file in field ``name``, checked. Raise TooLarge, Invalid when there is none or it is of no type that is taken."""
    upload = optional(name)
    if upload is None:
        raise Invalid({name: EMPTY})
    return upload


def optional(name: str) -> Checked | None:
    """The same, or None when no file was chosen."""
    megabytes = responses.settings().document_megabytes
    upload = given(name, megabytes)
    return documents.checked(upload, megabytes) if upload else None


def given(name: str, megabytes: int) -> Upload | None:
    """The file in field ``name`` as it came, or None when none was chosen. Raise TooLarge for one far beyond ``megabytes``."""
    request.max_content_length = megabytes * MEGABYTE + form_input.FORM_LIMIT
    try:
        file = request.files.get(name)
    except RequestEntityTooLarge:
        _read_away(_READ_AWAY * megabytes * MEGABYTE)
        raise TooLarge(megabytes) from None
    if file is None or not file.filename:
        return None
    with closing(file):
        return Upload(file.filename, file.read())


def errors_of(error: AttractError) -> dict[str, str]:
    """What to say beside the fields of a form whose file, or another field, was refused."""
    return error.errors if isinstance(error, Invalid) else {"file": error_text(error)}


def values_of(error: AttractError) -> dict[str, str]:
    """What was typed; of a form that was not read, nothing."""
    return {} if isinstance(error, TooLarge) and request.content_length is not None else form_input.texts()


def _read_away(most: int) -> None:
    """Take in what a browser is still sending, piece by piece: only then it shows the answer."""
    stream = request.environ["wsgi.input"]
    if (request.content_length or 0) > most:
        return
    while most > 0 and (piece := stream.read(_PIECE)):
        most -= len(piece)
