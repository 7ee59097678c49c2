"""What a journey happens in: two Attracts filled by the demo, the stand-in Recruiter, and an extension built for them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from e2e.support.built_extension import lay_out
from e2e.support.servers import Attract, Recruiter, Server, free_port


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
        world.lay_out_extension()
        try:
            with ThreadPoolExecutor() as at_once:
                steps = [lambda one=one: one.fill().launch() for one in (world.attract, world.nordic)]
                list(at_once.map(lambda step: step(), [world.recruiter.launch, *steps]))
            for server in world.servers:
                server.wait()
        except BaseException:
            world.stop()
            raise
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

    def lay_out_extension(self) -> None:
        """Put the extension with these instances and this inject host into its folder. Raise NotBuilt."""
        lay_out(self.extension, [self.attract.address, self.nordic.address], self.inject_host)

    def stop(self) -> None:
        """End every server."""
        for server in self.servers:
            server.stop()
