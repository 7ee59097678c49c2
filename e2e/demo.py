"""`make demo`: Attract, a second Attract with its own database, and the stand-in Recruiter, until Ctrl-C or SIGTERM."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from e2e.support.servers import ROOT, Attract, Died, Recruiter, Server, in_use

EXTENSION = ROOT / "extension/dist/chrome-mv3"


def main() -> int:
    """Run the demo until told to stop; 1 when a server could not be started or ended by itself."""
    home = ROOT / os.environ.get("DEMO_HOME", "var/demo")
    servers = _servers(home)
    for server in servers:
        if in_use(server.port):
            print(f"Port {server.port} is in use. Choose others: make demo PORT=... SECOND_PORT=... RECRUITER_PORT=...")
            return 1
    if os.environ.get("RESET") == "1":
        shutil.rmtree(home, ignore_errors=True)
    for told in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, _interrupt)
    try:
        return _run(servers, home)
    except KeyboardInterrupt:
        return 0
    except Died as died:
        print(died, file=sys.stderr)
        return 1
    finally:
        _stop(servers)


def _servers(home: Path) -> tuple[Attract, Attract, Recruiter]:
    recruiter = Recruiter("Recruiter", int(os.environ.get("RECRUITER_PORT", "8001")))
    port, second_port = int(os.environ.get("PORT", "8000")), int(os.environ.get("SECOND_PORT", "8010"))
    own = {"recruiter": recruiter.port, "extension": EXTENSION}
    attract = Attract("Attract", port, home=home / "attract", **own)
    nordic = Attract("Attract Nordic", second_port, home=home / "nordic", which="nordic", **own)
    return attract, nordic, recruiter


def _run(servers: tuple[Attract, Attract, Recruiter], home: Path) -> int:
    attract, nordic, recruiter = servers
    recruiter.launch().wait()
    with ThreadPoolExecutor() as at_once:
        list(at_once.map(lambda instance: instance.fill(linkedin=instance is attract).launch(), (attract, nordic)))
    for server in servers:
        server.wait()
    print(_banner(attract, nordic, recruiter, home), flush=True)
    _open_browser(attract, recruiter, home)
    while not any(server.ended() for server in servers):
        time.sleep(0.5)
    ended: Server = next(server for server in servers if server.ended())
    raise Died(f"{ended.name} ended by itself; the demo stops.")


def _open_browser(attract: Attract, recruiter: Recruiter, home: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    options = [f"--user-data-dir={home / 'browser'}", f"--load-extension={EXTENSION}", "--no-first-run", *sandbox]
    pages = [f"{attract.address}/", f"{recruiter.address}/talent/search"]
    subprocess.Popen([chromium, *options, *pages], start_new_session=True, stderr=subprocess.DEVNULL)


def _stop(servers: tuple[Server, ...]) -> None:
    # Being told again while stopping (make passes signals on as well) must not leave a server behind.
    for told in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(told, signal.SIG_IGN)
    with ThreadPoolExecutor() as at_once:
        list(at_once.map(lambda server: server.stop(), servers))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _banner(attract: Attract, nordic: Attract, recruiter: Recruiter, home: Path) -> str:
    return f"""
  Attract            {attract.address}
  Attract Nordic     {nordic.address}
  Recruiter          {recruiter.address}   (a stand-in with made-up people)

  Sign in with the password attract-demo as
    recruiter@attract.example      manager@attract.example     (hiring manager)
    interviewer@attract.example    readonly@attract.example    admin@attract.example

  The extension: open chrome://extensions in Chromium, Chrome or Edge, switch on Developer mode, choose Load unpacked
  and select  {EXTENSION}
  Then open {recruiter.address}/talent/search, open a person, and choose Connect to Attract.

  Attract is connected with LinkedIn, which Recruiter plays as well. To connect by hand, sign in to Attract Nordic as
  admin@attract.example: Admin center, LinkedIn Integration; Company ID 2414183, partner  parent-client  parent-secret/+=1

  Ctrl-C ends everything; the data stays in {home} (make demo RESET=1 begins anew).
"""


if __name__ == "__main__":
    sys.exit(main())
