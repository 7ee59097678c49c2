"""In ATS for a whole page of people at once."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, StringConstraints
from typing_extensions import TypedDict

from server.api.operations import operation
from server.api.reading import Body
from server.domain.roles import Actor
from server.usecases.candidates import in_ats
from server.usecases.candidates.in_ats import LOOK_UP_LIMIT, ProfileQuery

REF_LIMIT = 200


class ProfileAsked(Body):
    """One profile of the page; an address that is none is answered as such and spoils nothing else."""

    ref: Annotated[str, StringConstraints(max_length=REF_LIMIT), Field(description="The asker's own name for it")]
    profile_url: str | None = None
    member_id: str | None = None


class PageAsked(Body):
    """The profiles of a page."""

    profiles: Annotated[list[ProfileAsked], Field(min_length=1, max_length=LOOK_UP_LIMIT)]


class PersonFound(TypedDict):
    """Whether somebody is past Prospect on any job; only then there is a card."""

    ref: str
    in_ats: bool
    candidate: int | None
    problem: NotRequired[Literal["not_a_profile"]]


class PageFound(TypedDict):
    """The people in the order of the question."""

    people: list[PersonFound]


@operation("POST", "/in-ats/lookup", {200: PageFound}, scope="in_ats", body=PageAsked)
def look_up(actor: Actor, body: PageAsked) -> PageFound:
    """Who of up to 100 profiles is In ATS."""
    matches = in_ats.look_up(actor, [ProfileQuery(one.ref, one.profile_url, one.member_id) for one in body.profiles])
    return {"people": [_person(one.ref, one.candidate, one.problem) for one in matches]}


def _person(ref: str, candidate: int | None, problem: str | None) -> PersonFound:
    person: PersonFound = {"ref": ref, "in_ats": candidate is not None, "candidate": candidate}
    if problem is not None:
        person["problem"] = "not_a_profile"
    return person
