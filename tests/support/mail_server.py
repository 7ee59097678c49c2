"""A real mail server on a loopback port, in a process of its own: it keeps what it takes, and refuses what it is told to.

Started as ``python -m tests.support.mail_server FOLDER``; it writes its port to FOLDER/port, every letter to FOLDER/N.eml,
and obeys
the files FOLDER/refuse ("550 No such user"), FOLDER/drop (hang up instead of answering to DATA) and FOLDER/password (only
whoever signs in with it may send).
"""

import asyncio
import signal
import ssl
import subprocess
import sys
import time
import warnings
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Self

PATIENCE = 20.0


class Handler:
    """Keeps letters as files, in the order they came."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, len(list(folder.glob("*.eml")))

    def told(self, name: str) -> str:
        path = self.folder / name
        return path.read_text().strip() if path.exists() else ""

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if refusal := self.told("refuse"):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.told("drop") == "before":
            server.transport.abort()
            return "421 Gone"
        self.count += 1
        (self.folder / f"{self.count:04}.part").write_bytes(envelope.content)
        (self.folder / f"{self.count:04}.part").rename(self.folder / f"{self.count:04}.eml")
        if self.told("drop") == "after":
            server.transport.abort()
        return "250 Taken"


def serve(folder: Path) -> None:
    """Answer until SIGTERM."""
    from aiosmtpd.smtp import SMTP, AuthResult

    handler = Handler(folder)
    certificate, password = folder / "certificate.pem", handler.told("password")
    context = None
    if certificate.exists():
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)

    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        return AuthResult(success=data.password.decode() == password, handled=False)

    def made() -> SMTP:
        options = {"auth_required": True, "authenticator": authenticate, "auth_require_tls": False} if password else {}
        return SMTP(handler, hostname="mail.example", tls_context=context, enable_SMTPUTF8=True, **options)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(made, "127.0.0.1", int(handler.told("keep-port") or 0))
        stop = asyncio.Event()
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        (folder / "port.part").write_text(str(server.sockets[0].getsockname()[1]))
        (folder / "port.part").rename(folder / "port")
        await stop.wait()

    asyncio.run(run())


@dataclass
class MailServer:
    """Such a process, and what it took."""

    folder: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> Self:
        """Start it, or start it again on the same port."""
        (self.folder / "port").unlink(missing_ok=True)
        self.process = subprocess.Popen([sys.executable, "-m", "tests.support.mail_server", str(self.folder)])
        end = time.monotonic() + PATIENCE
        while not (self.folder / "port").exists():
            assert time.monotonic() < end, "the mail server does not start"
            assert self.process.poll() is None, "the mail server ended by itself"
            time.sleep(0.02)
        self.tell("keep-port", (self.folder / "port").read_text())
        return self

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(timeout=PATIENCE)
            self.process = None

    def tell(self, name: str, text: str) -> None:
        """Order it to do something; no text takes the order back."""
        (self.folder / name).write_text(text)

    @property
    def port(self) -> int:
        """Where it answers."""
        return int((self.folder / "keep-port").read_text())

    def url(self, credentials: str = "") -> str:
        """What SMTP_URL is set to."""
        return f"smtp://{credentials}{'@' if credentials else ''}127.0.0.1:{self.port}"

    @property
    def letters(self) -> list[EmailMessage]:
        """What it took, in order."""
        paths = sorted(self.folder.glob("*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=default) for path in paths]  # type: ignore[misc]

    def texts(self, kind: str = "plain") -> list[str]:
        """The texts of the letters it took, in order: plain or html."""
        bodies = [letter.get_body((kind,)) for letter in self.letters]  # type: ignore[arg-type]
        return [body.get_content().replace("\r\n", "\n") for body in bodies if body is not None]

    def to(self) -> list[str]:
        """To whom, in order."""
        return [str(letter["To"].addresses[0].addr_spec) for letter in self.letters]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    serve(Path(sys.argv[1]))
