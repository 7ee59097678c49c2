"""How the stand-in answers over HTTP: the application alone says what time it is."""

from werkzeug.serving import WSGIRequestHandler


class Handler(WSGIRequestHandler):
    """Sends one ``Date``: the virtual clock's, where the application names it, and none of the machine's beside it."""

    def send_response(self, code: int, message: str | None = None) -> None:
        """The status line without the headers that Python's own server would add."""
        self.log_request(code)
        self.send_response_only(code, message)
