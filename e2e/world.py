"""What a journey happens in: two Attracts filled by the demo, the stand-in Recruiter, and an extension built for them."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from e2e.servers import ROOT, Attract, Recruiter, Server, free_port


@dataclass
class World:
    """Running servers, and the folder of the extension that has the two Attracts as its instances."""

    attract: Attract
    nordic: Attract
    recruiter: Recruiter
    extension: Path

    @classmethod
    def start(cls, folder: Path) -> "World":
        """Start everything anew with its data and logs in ``folder``. Raise Died for a server that does not answer."""
        host = free_port()
        world = cls(
            Attract("Attract", free_port(), folder / "attract.log", home=folder / "attract", recruiter=host),
            Attract("Attract Nordic", free_port(), folder / "nordic.log", home=folder / "nordic", which="nordic", recruiter=host),
            Recruiter("Recruiter", host, folder / "recruiter.log"),
            folder / "extension/chrome-mv3",
        )
        with ThreadPoolExecutor() as at_once:
            steps = [world.build_extension, *[lambda one=one: one.fill().launch() for one in (world.attract, world.nordic)]]
            list(at_once.map(lambda step: step(), [world.recruiter.launch, *steps]))
        for server in world.servers:
            server.wait()
        return world

    @property
    def servers(self) -> tuple[Server, ...]:
        """All of them."""
        return self.attract, self.nordic, self.recruiter

    @property
    def inject_host(self) -> str:
        """The host of the stand-in, on which the extension may change pages."""
        return f"127.0.0.1:{self.recruiter.port}"

    @property
    def other_host(self) -> str:
        """The same stand-in under another name, about which nobody decided anything: the side panel's."""
        return f"localhost:{self.recruiter.port}"

    def build_extension(self) -> None:
        """Build the extension for Chromium with these instances and this inject host."""
        settings = {
            "ATTRACT_INSTANCES": f"{self.attract.address},{self.nordic.address}",
            "ATTRACT_INJECT_HOSTS": self.inject_host,
            # A browser without a window cannot ask its user, so the other host is allowed from the beginning.
            "ATTRACT_EXTRA_HOSTS": "http://localhost/*",
            "ATTRACT_EXTENSION_OUT": str(self.extension.parent),
        }
        wxt = str(ROOT / "node_modules/.bin/wxt")
        done = subprocess.run(
            [wxt, "build", "extension"], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"The extension cannot be built.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

    def stop(self) -> None:
        """End every server."""
        for server in self.servers:
            server.stop()
