"""From Excel: the template, the upload, and an import as a resource that polls itself."""

import io
from typing import Any

from flask import Blueprint, Response, send_file
from flask_babel import gettext

from server.domain.errors import Invalid, TooLarge
from server.domain.pool_sheet import FILE_MEGABYTES, SheetRefused
from server.http_errors import status_of
from server.usecases.candidates.documents import Upload
from server.usecases.pools import pool_imports
from server.web import form_input, language, responses, uploads
from server.web.account.sign_in import actor

pages = Blueprint("pool_imports", __name__)

SHOWN = 1000  # problems on one page
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/pools/template.xlsx")
def template() -> Response:
    """The file to fill in, with headings in the reader's language."""
    content = io.BytesIO(pool_imports.template(actor(), language.current()))
    return send_file(content, _XLSX, as_attachment=True, download_name="talent-pool.xlsx")


@pages.get("/pools/<row:pool>/import")
def ask(pool: int) -> Response:
    """The dialog's tab From Excel."""
    return _form(pool)


@pages.post("/pools/<row:pool>/import")
def upload(pool: int) -> Response:
    """Read the file; list everything that is wrong, or show what would be added."""
    pool_imports.form(actor(), pool)  # who may add nobody is told so before the file is taken in
    try:
        file = uploads.given("file", FILE_MEGABYTES) or Upload("", b"")
        made = pool_imports.upload(actor(), pool, file.name, file.content, form_input.text("form_key"))
    except SheetRefused as refused:
        return _form(pool, 422, refused.errors, problems=refused.problems, file_name=file.name)
    except (Invalid, TooLarge) as error:
        return _form(pool, status_of(error), uploads.errors_of(error))
    return responses.done(gettext("The file is in order."), f"/pools/{pool}/imports/{made}")


@pages.get("/pools/<row:pool>/imports/<row:file>")
def show(pool: int, file: int) -> Response:
    """How far the import is; htmx gets that alone, every second while it runs."""
    return responses.page(
        "pools/imports/import.html", "pools/imports/_import_state.html", import_state=pool_imports.read(actor(), pool, file)
    )


@pages.post("/pools/<row:pool>/imports/<row:file>/add")
def begin(pool: int, file: int) -> Response:
    """Add everybody of the file, in the background."""
    pool_imports.begin(actor(), pool, file)
    return responses.done(gettext("The people of the file are being added."), f"/pools/{pool}/imports/{file}")


@pages.post("/pools/<row:pool>/imports/<row:file>/cancel")
def cancel(pool: int, file: int) -> Response:
    """Forget a file that was not begun."""
    pool_imports.cancel(actor(), pool, file)
    return responses.done(gettext("The file is forgotten; nobody was added."), f"/pools/{pool}")


def _form(pool: int, status: int = 200, errors: dict[str, str] | None = None, **data: Any) -> Response:
    import_form = pool_imports.form(actor(), pool)
    form_values = {"form_key": ""}  # a file is not sent again by itself, so a refused form is a new one
    return responses.page(
        "pools/imports/import_file.html",
        "pools/imports/_import.html",
        status,
        pool=import_form.pool,
        form_values=form_values,
        errors=errors or {},
        shown=SHOWN,
        **data,
    )
