"""`make demo`: Attract, a second Attract with its own database, and the stand-in Recruiter, until Ctrl-C or SIGTERM."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "extension/dist/chrome-mv3"
PATIENCE = 30  # seconds a server may take to answer


@dataclass(frozen=True)
class Place:
    """The addresses and folders of one demo; from the environment that the Makefile passes on."""

    port: int = int(os.environ.get("PORT", "8000"))
    second_port: int = int(os.environ.get("SECOND_PORT", "8010"))
    recruiter_port: int = int(os.environ.get("RECRUITER_PORT", "8001"))
    home: Path = ROOT / os.environ.get("DEMO_HOME", "var/demo")

    @property
    def recruiter(self) -> str:
        """The address of the stand-in."""
        return f"http://127.0.0.1:{self.recruiter_port}"


@dataclass
class Demo:
    """The servers of a running demo."""

    place: Place
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def attract(self, name: str, folder: str, port: int, which: str) -> None:
        """Fill one instance if it is empty, and start it."""
        environment = self._environment(name, folder, port)
        filling = [*_attract("demo"), "--set", which, "--recruiter-host", f"127.0.0.1:{self.place.recruiter_port}"]
        subprocess.run(
            [*filling, "--members", str(ROOT / "e2e/recruiter/members.json")],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self._start(name, _attract("serve"), environment)

    def recruiter(self) -> None:
        """Start the stand-in Recruiter."""
        command = [sys.executable, "-m", "e2e.recruiter", "--port", str(self.place.recruiter_port)]
        self._start("Recruiter", command, dict(os.environ))

    def browser(self) -> None:
        """Open Chromium with the extension where there is a screen to open it on."""
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if not chromium or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return
        options = [f"--user-data-dir={self.place.home / 'browser'}", f"--load-extension={EXTENSION}", "--no-first-run"]
        pages = [f"http://127.0.0.1:{self.place.port}/", f"{self.place.recruiter}/talent/search"]
        subprocess.Popen([chromium, *options, *pages], start_new_session=True, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        """End every server, first asking and then not."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()

    def ended(self) -> str | None:
        """The name of a server that ended by itself, if one did."""
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def _environment(self, name: str, folder: str, port: int) -> dict[str, str]:
        home = self.place.home / folder
        home.mkdir(parents=True, exist_ok=True)
        own = {
            "ATTRACT_HOME": str(home),
            "DATABASE_URL": f"sqlite:///{home / 'attract.db'}",
            "SECRET_KEY": _kept_secret(home / "secret"),
            "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "INSTANCE_NAME": name,
            "WORKERS": "1",
            "EXTENSION_DIR": str(EXTENSION),
            "LOG_LEVEL": "warning",
        }
        return dict(os.environ, **own)

    def _start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        # A session of its own: Ctrl-C reaches the demo alone, which then ends its servers in order.
        self.running[name] = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)


def main() -> int:
    """Run the demo until told to stop; the exit code is 1 when a server could not be started or ended by itself."""
    place = Place()
    for port in (place.port, place.second_port, place.recruiter_port):
        if _in_use(port):
            print(f"Port {port} is in use. Choose others: make demo PORT=... SECOND_PORT=... RECRUITER_PORT=...")
            return 1
    if os.environ.get("RESET") == "1":
        shutil.rmtree(place.home, ignore_errors=True)
    signal.signal(signal.SIGTERM, _interrupt)
    demo = Demo(place)
    try:
        return _run(demo)
    except KeyboardInterrupt:
        return 0
    finally:
        demo.stop()


def _run(demo: Demo) -> int:
    place = demo.place
    demo.recruiter()
    demo.attract("Attract", "attract", place.port, "main")
    demo.attract("Attract Nordic", "nordic", place.second_port, "nordic")
    for port in (place.recruiter_port, place.port, place.second_port):
        _wait_for(demo, f"http://127.0.0.1:{port}/healthz")
    print(_banner(place), flush=True)
    demo.browser()
    while (name := demo.ended()) is None:
        time.sleep(0.5)
    print(f"{name} ended by itself; the demo stops.", file=sys.stderr)
    return 1


def _attract(command: str) -> list[str]:
    return [sys.executable, "-m", "server.cli", command]


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text()


def _in_use(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(demo: Demo, address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and demo.ended() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{address} does not answer.")


def _banner(place: Place) -> str:
    return f"""
  Attract            http://127.0.0.1:{place.port}
  Attract Nordic     http://127.0.0.1:{place.second_port}
  Recruiter          {place.recruiter}   (a stand-in with made-up people)

  Sign in with the password attract-demo as
    recruiter@attract.example      manager@attract.example     (hiring manager)
    interviewer@attract.example    readonly@attract.example    admin@attract.example

  The extension: open chrome://extensions in Chromium, Chrome or Edge, switch on Developer mode, choose Load unpacked
  and select  {EXTENSION}
  Then open {place.recruiter}/talent/search, open a person, and choose Connect to Attract.

  Ctrl-C ends everything; the data stays in {place.home} (make demo RESET=1 begins anew).
"""


if __name__ == "__main__":
    sys.exit(main())
