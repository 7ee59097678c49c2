"""Projects: those that are always there, and those that somebody has saved a member to."""

from dataclasses import dataclass
from zlib import crc32

from flask import Blueprint, Response, abort, request

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import with_words
from e2e.recruiter.pages.rendering import render
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import recruiter_data

blueprint = Blueprint("projects", __name__)


@dataclass(frozen=True)
class Project:
    """A project; whoever fits its ``words`` is in its pipeline, besides those who were saved to it."""

    number: int
    name: str
    words: str = ""


PROJECTS = (
    Project(5_550_001_234, "Senior Data Engineer, Oslo", "data engineer"),
    Project(5_550_001_240, "UX Designer, Gothenburg", "design"),
    Project(5_550_001_251, "Intensive Care Nurses 2027", "nurse"),
)
_MANY = 100_000


def all_projects(world: World) -> list[Project]:
    """Every project, those that are always there first. Call it under the lock."""
    known = {each.name: each for each in PROJECTS}
    for action in recruiter_data(world).saved:
        known.setdefault(action.what, Project(5_551_000_000 + crc32(action.what.encode()) % _MANY, action.what))
    return list(known.values())


def project_numbered(world: World, number: int) -> Project | None:
    """The project with this number, if there is one. Call it under the lock."""
    return next((each for each in all_projects(world) if each.number == number), None)


def pipeline(world: World, project: Project) -> list[Member]:
    """The members in a project, those who were saved to it last. Call it under the lock."""
    saved = {action.member for action in recruiter_data(world).saved if action.what == project.name}
    everybody = world.all_members()
    fitting = with_words(everybody, project.words) if project.words else []
    return fitting + [each for each in everybody if each.id in saved and each not in fitting]


@blueprint.get("/talent/projects")
def show() -> Response:
    """All projects."""
    world = the_world()
    with world.lock:
        found = [(each, len(pipeline(world, each))) for each in all_projects(world)]
    return render("lists/projects.html", projects=found)


@blueprint.get("/talent/hire/<int:number>/overview")
def overview(number: int) -> Response:
    """One project; 404 for one that does not exist."""
    world = the_world()
    with world.lock:
        project = project_numbered(world, number)
        if project is None:
            abort(404, "There is no such project.")
        return render("lists/overview.html", project=project, pipeline_size=len(pipeline(world, project)))


def current_project() -> Project:
    """The project that a page outside of projects stands in under the look ``project_heading``."""
    world = the_world()
    with world.lock:
        asked = request.args.get("project", "")
        named = project_numbered(world, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None
    return named or PROJECTS[0]
