"""The servers of the demo and of the journeys: real processes on loopback ports that explain their own death."""

import base64
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds a server may take to answer


class Died(Exception):
    """A server that ended by itself or never answered; the text says which, and what it wrote last."""


@dataclass
class Server:
    """One process that answers on ``port``; its output goes to ``log``, or to the terminal when there is none."""

    name: str
    port: int
    log: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        """What is run."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """What it is run with."""
        return dict(os.environ)

    def launch(self) -> Self:
        """Start it without waiting."""
        with self.log.open("ab") if self.log else nullcontext() as output:
            # A session of its own: Ctrl-C reaches only the one who launched it, who then ends its servers in order.
            self.process = subprocess.Popen(
                self.command(), env=self.environment(), cwd=ROOT, start_new_session=True, stdout=output, stderr=output
            )
        return self

    def wait(self) -> Self:
        """Wait until it answers as healthy; raise Died when it does not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self.ended():
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=2).close()
                return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise Died(f"{self.name} does not answer at {self.address}. {self.last_words()}")

    def ended(self) -> bool:
        """Whether it is not running (any more)."""
        return self.process is None or self.process.poll() is not None

    def stop(self) -> None:
        """End it, first asking and then not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()

    def freeze(self) -> None:
        """Let it and everything it started stand still: requests arrive and are not looked at. Only ``kill`` helps then."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGSTOP)

    def kill(self) -> None:
        """End it and everything it started at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        """The end of what it wrote."""
        return self.log.read_text(errors="replace")[-2000:] if self.log and self.log.exists() else ""


@dataclass
class Recruiter(Server):
    """The stand-in for LinkedIn Recruiter."""

    def command(self) -> list[str]:
        return [sys.executable, "-m", "e2e.recruiter", "--port", str(self.port)]


@dataclass
class Attract(Server):
    """An Attract with a home and an embedded database of its own, filled with the set ``which`` of the demo.

    LinkedIn is for it the stand-in at the port ``recruiter``, spoken to in ``dialect``.
    """

    home: Path = field(default_factory=Path)
    which: str = "main"
    recruiter: int = 8001
    extension: Path | None = None
    workers: int = 1
    dialect: str = "v2"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "server.cli", "serve"]

    def environment(self) -> dict[str, str]:
        self.home.mkdir(parents=True, exist_ok=True)
        own = {
            "ATTRACT_HOME": str(self.home),
            "DATABASE_URL": f"sqlite:///{self.home / 'attract.db'}",
            "SECRET_KEY": self._kept("secret", secrets.token_hex(32)),
            "ENCRYPTION_KEYS": self._kept("encryption-keys", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()),
            "LINKEDIN_ENVIRONMENT": "test",
            "LINKEDIN_ADDRESS": f"http://127.0.0.1:{self.recruiter}",
            "LINKEDIN_DIALECT": self.dialect,
            "PORT": str(self.port),
            "PUBLIC_URL": self.address,
            "INSTANCE_NAME": self.name,
            "WORKERS": str(self.workers),
            "EXTENSION_DIR": str(self.extension) if self.extension and self.extension.is_dir() else "",
            "LOG_LEVEL": "warning",
            "MAILBOX": "1",
        }
        return dict(os.environ, **own)

    def fill(self, linkedin: bool = False) -> Self:
        """Migrate, and fill the database when it is empty; with ``linkedin`` also connect with the running stand-in."""
        members = str(ROOT / "e2e/recruiter/members/members.json")
        options = ["--set", self.which, "--recruiter-host", f"127.0.0.1:{self.recruiter}", "--members", members]
        command = [sys.executable, "-m", "server.cli", "demo", *options, *(["--linkedin"] if linkedin else [])]
        subprocess.run(command, env=self.environment(), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return self

    def _kept(self, name: str, fresh: str) -> str:
        """What the file ``name`` in the home holds; ``fresh`` when this is the first start."""
        path = self.home / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(fresh)
        return path.read_text()


def in_use(port: int) -> bool:
    """Whether somebody listens on ``port``."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody listens on, below those that systems lend to outgoing connections: it is still free for a restart.

    Journeys that run beside each other, in this checkout or another, are not given it until this process has ended.
    """
    while True:
        port, claim = random.randrange(20_000, 32_000), socket.socket(type=socket.SOCK_DGRAM)
        try:
            claim.bind(("127.0.0.1", port))  # servers listen by TCP; by UDP only whoever looks for a port does
        except OSError:
            claim.close()
            continue
        if not in_use(port):
            claim.detach()
            return port
        claim.close()
