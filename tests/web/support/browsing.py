"""A browser without JavaScript, or one with htmx, in the hands of somebody who is signed in."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from server.domain.roles import Actor
from server.storage.database import transaction
from server.usecases.account import users
from tests.web.support.page_content import Page

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Browser:
    """Keeps cookies; ``signed_in`` gives it the session that signing in would."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def signed_in(self, actor: Actor) -> "Browser":
        """This browser after ``actor`` signed in: hashing a password on purpose takes long, so it is left out."""
        with transaction():
            token = users.begin_sign_in(actor.id)
        with self.client.session_transaction() as session:
            session["_user_id"] = token
        return self

    def get(self, path: str, **headers: str) -> TestResponse:
        """GET ``path``."""
        return self.client.get(path, headers=headers, buffered=True)

    def open(self, path: str, status: int = 200) -> Page:
        """The page at ``path``, reached through redirects, which must answer with ``status``."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == status, answer.text
        return Page(answer.text)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        """POST a form."""
        return self.client.post(path, data=data or {}, headers=headers)

    def upload(self, path: str, data: dict[str, str], name: str, content: bytes) -> TestResponse:
        """POST a form with a file in its field ``file``."""
        fields = [f'Content-Disposition: form-data; name="{field}"\r\n\r\n{value}'.encode() for field, value in data.items()]
        quoted = name.replace('"', "%22")
        file = f'Content-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n'.encode() + content
        body = b"".join(b"--b0undary\r\n%s\r\n" % part for part in (*fields, file)) + b"--b0undary--\r\n"
        return self.client.post(path, data=body, content_type="multipart/form-data; boundary=b0undary")

    def send(self, path: str, **data: Any) -> Page:
        """POST a form without JavaScript: the answer leads on by 303, and the page it leads to is returned."""
        answer = self.post(path, data)
        assert answer.status_code == 303, answer.text
        return self.open(answer.location)

    def htmx(self, path: str, data: dict[str, Any] | None = None) -> TestResponse:
        """What htmx gets for a part of a page."""
        return self.post(path, data, **HTMX) if data is not None else self.get(path, **HTMX)
