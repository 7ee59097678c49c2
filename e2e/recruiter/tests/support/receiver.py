"""A callback URL on this machine: keeps what is posted to it and answers as told."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from e2e.recruiter.partner.notifications.signing import challenge_response


@dataclass
class Received:
    """One POST."""

    path: str
    body: bytes
    signature: str | None

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """``statuses`` are answered one after the other, then 204; ``secret`` answers challenges."""

    received: list[Received] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    secret: str = ""
    challenges: int = 0

    def __enter__(self) -> "Receiver":
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def url(self, path: str = "/callback") -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def of(self, type_: str) -> list[Any]:
        return [each.json for each in self.received if each.json["type"] == type_]


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.received.append(Received(self.path, body, self.headers.get("X-LI-Signature")))
            self.send_response(receiver.statuses.pop(0) if receiver.statuses else 204)
            self.end_headers()

        def do_GET(self) -> None:
            receiver.challenges += 1
            code = parse_qs(urlsplit(self.path).query)["challengeCode"][0]
            answer = {"challengeCode": code, "challengeResponse": challenge_response(receiver.secret, code)}
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler
