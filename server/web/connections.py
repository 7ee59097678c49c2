"""User settings, Connections: the connected extensions, and the extension to download."""

from io import BytesIO
from typing import Any

from flask import Blueprint, Response, send_file
from flask_babel import gettext

from server.domain.errors import NotFound
from server.domain.hosts import HostMode
from server.usecases.account import browser_extension, connections
from server.usecases.linkedin.setup import user_connection
from server.web import headers, responses
from server.web.account import extension_download
from server.web.account.sign_in import actor
from server.web.linkedin import linkedin_sign_in

pages = Blueprint("connections", __name__)


@pages.get("/settings/connections")
def show() -> Response:
    """The own LinkedIn account, the browsers that are connected, and how to connect another."""
    browsers = [name for name in ("chrome", "firefox") if extension_download.folder(responses.settings(), name)]
    linkedin = user_connection.read(actor())
    if linkedin.address:
        headers.allow_form_target(linkedin.address)  # Connect leads on to LinkedIn's sign-in
    data: dict[str, Any] = {"linkedin": linkedin, "begun_at": linkedin_sign_in.unfinished()}
    return responses.page(
        "account/settings/connections.html", connections=connections.of_user(actor()), browsers=browsers, **data
    )


@pages.get("/settings/connections/extension.zip")
def chrome() -> Response:
    """The extension for Chrome, Edge and their like."""
    return _download("chrome", "attract-extension.zip")


@pages.get("/settings/connections/extension-firefox.zip")
def firefox() -> Response:
    """The extension for Firefox."""
    return _download("firefox", "attract-extension-firefox.zip")


@pages.post("/settings/connections/<row:session>/disconnect")
def disconnect(session: int) -> Response:
    """End a connection; the extension there is signed out at once."""
    connections.disconnect(actor(), session)
    return responses.done(gettext("Disconnected. The extension in that browser is signed out."), "/settings/connections")


def _download(browser: str, name: str) -> Response:
    hosts = browser_extension.for_extension(actor())
    settings = responses.settings()
    build = extension_download.folder(settings, browser)
    if build is None:
        raise NotFound
    inject = tuple(host.host for host in hosts if host.mode is HostMode.INJECT)
    packed = extension_download.archive(build, settings.public_url, inject)
    return send_file(BytesIO(packed), "application/zip", as_attachment=True, download_name=name)
