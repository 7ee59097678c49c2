"""A server of loopback that answers as it was told and remembers what it heard: for answers that the stand-in never gives."""

import json
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Heard:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class ScriptedReply:
    """An answer; ``promised`` bytes are announced whatever is sent, ``delay`` seconds come before, ``hang_up`` instead of it."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    delay: float = 0
    hang_up: bool = False


class Scripted:
    """What is said is taken in order, the last again and again; tokens are handed out unless ``token_answers`` has something."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[Heard] = []
        self.answers: deque[ScriptedReply] = deque()
        self.token_answers: deque[ScriptedReply] = deque()
        self.tokens = 0
        self.closing = threading.Event()

    def says(self, body: Any = None, status: int = 200, **more: Any) -> "Scripted":
        raw = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
        self.answers.append(ScriptedReply(status, raw, **more))
        return self

    @property
    def calls(self) -> list[Heard]:
        """What was asked of the API."""
        return [each for each in self.heard if not each.path.startswith("/oauth/")]

    @property
    def token_calls(self) -> list[Heard]:
        return [each for each in self.heard if each.path.startswith("/oauth/")]

    def next_answer(self, path: str) -> ScriptedReply:
        if path.startswith("/oauth/v2/accessToken"):
            if self.token_answers:
                return self.token_answers.popleft()
            self.tokens += 1
            return ScriptedReply(body=json.dumps({"access_token": f"token-{self.tokens}", "expires_in": 1800}).encode())
        return self.answers.popleft() if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    script: Scripted

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.script.heard.append(Heard(self.command, self.path, dict(self.headers.items()), body))
        said = self.script.next_answer(self.path)
        self.script.closing.wait(said.delay)
        if said.hang_up:
            self.close_connection = True
            return
        self.send_response_only(said.status)
        given = {"Content-Type": "application/json", "Date": self.date_time_string(time.time())} | said.headers
        length = len(said.body) if said.promised is None else said.promised
        for name, value in {**given, "Content-Length": str(length)}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said.body)
        self.close_connection = said.promised is not None

    do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - the names are http.server's

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Clients may hang up in the middle; that is what some tests are about."""


@contextmanager
def scripted() -> Iterator[Scripted]:
    """Such a server on a free port."""
    handler: Any = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    handler.script = Scripted(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield handler.script
    finally:
        handler.script.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
