"""How answers name an instance, a job and the addresses of pages."""

from typing import Annotated

from flask import current_app
from pydantic import Field
from typing_extensions import TypedDict

from server import __version__
from server.config import Settings


class Instance(TypedDict):
    """An installation of Attract."""

    product: Annotated[str, Field(description="Always attract: the extension knows an instance by it")]
    name: str
    url: str
    version: str


class JobReference(TypedDict):
    """A job; ``url`` is null where the reader may not open it."""

    id: int
    job_id: Annotated[str, Field(description="What people call it, such as REQ-1042")]
    title: str
    location: str
    url: str | None


def settings() -> Settings:
    """The settings of this installation."""
    app_settings: Settings = current_app.config["SETTINGS"]
    return app_settings


def instance() -> Instance:
    """This installation."""
    here = settings()
    return {"product": "attract", "name": here.instance_name, "url": here.public_url, "version": __version__}


def address(path: str) -> str:
    """The address of the page at ``path``."""
    return settings().public_url + path


def job(id: int, job_id: str, title: str, location: str, opens: bool = True) -> JobReference:
    """A job as answers name it; ``opens`` says whether the reader may open its page."""
    url = address(f"/jobs/{id}") if opens else None
    return {"id": id, "job_id": job_id, "title": title, "location": location, "url": url}
