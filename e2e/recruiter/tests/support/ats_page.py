"""A page of an ATS on this machine, as strict as a good one: it shows the widgets and keeps what they call."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

SCRIPT = """
window.called = [];
for (const name of ["integrationRequest", "link", "unlink"]) {
  window[name] = (value) => { document.documentElement.dataset.calls = window.called.push([name, value]); };
}
"""


@dataclass
class AtsPage:
    """``widgets`` maps a path to the tags in it; ``linkedin`` is the stand-in's address, ``api_key`` the child app's."""

    linkedin: str
    api_key: str = ""
    extensions: str = "ATSIntegrationWidget@https://x.example/o, HcmWidget@https://x.example/p"
    widgets: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> "AtsPage":
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def policy(self) -> str:
        here = self.linkedin
        scripts = f"script-src 'self' {here}; frame-src {here}; connect-src 'self' {here}"
        return f"default-src 'none'; {scripts}; style-src 'self'; img-src data:"

    def text(self, path: str) -> str:
        sdk = f"{self.linkedin}/xdoor/scripts/in.js"
        settings = f"\n  api_key: {self.api_key}\n  extensions: {self.extensions}\n"
        return (
            f'<!doctype html><html lang="en"><title>ATS</title><link rel="icon" href="data:,"><script src="/page.js"></script>'
            f'<script type="text/javascript" src="{sdk}">{settings}</script>'
            f"<body><h1>Candidate</h1><div id=here>{self.widgets.get(path, '')}</div></body></html>"
        )


def onboarding(bundles: str = "RECRUITER_SYSTEM_CONNECT_COMPANY,RECRUITER_SYSTEM_CONNECT_CONTRACT") -> str:
    return (
        f'<script type="IN/ATSIntegrationWidget" data-supported-bundled-integration-types="{bundles}" '
        'data-onintegrate="integrationRequest" data-width="500"></script>'
    )


def profile(candidate: str = "C1", **more: str) -> str:
    attributes = {"show-unlink-url": "true", "confirm-unlink": "true"} | {k.replace("_", "-"): v for k, v in more.items()}
    return (
        f'<script type="IN/HcmWidget" data-widget-type="ATS" data-ats-candidate-id="{candidate}" '
        'data-integration-context="urn:li:organization:2414183" data-onlink="link" data-onunlink="unlink" data-width="800" '
        + " ".join(f'data-{name}="{value}"' for name, value in attributes.items())
        + "></script>"
    )


def _handler(page: AtsPage) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            is_script = path == "/page.js"
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if is_script else "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", page.policy)
            self.end_headers()
            self.wfile.write((SCRIPT if is_script else page.text(path)).encode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler
