"""Who exists: organisations, contracts, people with seats, members; and the way back to the start."""

from typing import Any

from e2e.recruiter.partner.control.made_members import member_from
from e2e.recruiter.partner.control.serving import Body, control, needed, notifications
from e2e.recruiter.partner.platform.fixture import RECRUITER_ROLES, Contract, ContractSeat, Organization, Person
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import Unknown


@control("/reset")
def reset(world: World, _body: Body) -> Body:
    """Back to the start: the fixture and the parent application, nothing else."""
    notifications().reset()
    world.reset()
    return {}


@control("/organizations")
def add_organization(world: World, body: Body) -> Body:
    """A company page: {name, id?}."""
    made = Organization(int(body.get("id") or world.number()), needed(body, "name"))
    world.organizations[made.id] = made
    return {"id": made.id, "urn": made.urn}


@control("/contracts")
def add_contract(world: World, body: Body) -> Body:
    """A Recruiter contract: {name, organization, id?}."""
    organization = _known(world.organizations, body, "organization")
    made = Contract(int(body.get("id") or world.number()), needed(body, "name"), organization)
    world.contracts[made.id] = made
    return {"id": made.id, "urn": made.urn}


@control("/seats")
def add_seat(world: World, body: Body) -> Body:
    """A seat: {person, contract, roles?, state?, id?, first_name?, last_name?, email?}.

    ``person`` is the id of somebody known, or a new id for the person with these names. A browser is signed in as them by the
    cookie ``seat`` with the person's id. The same id changes a seat.
    """
    person, contract = str(needed(body, "person")), _known(world.contracts, body, "contract")
    if person not in world.people or "first_name" in body:
        names = (needed(body, "first_name"), needed(body, "last_name"))
        world.people[person] = Person(person, *names, needed(body, "email"))
    roles = tuple(body.get("roles") or RECRUITER_ROLES)
    made = ContractSeat(
        int(body.get("id") or world.number()), person, contract, roles, body.get("state", "ACTIVE"), world.clock.now()
    )
    world.seats[made.id] = made
    return {"id": made.id, "urn": made.urn, "person": person}


@control("/members")
def add_member(world: World, body: Body) -> Body:
    """A member of LinkedIn: {id, and any field of members.json}."""
    needed(body, "id")
    made = member_from(body)
    world.add_member(made)
    return {"id": made.id, "profile_url": made.public_profile_url}


def _known(those: dict[int, Any], body: Body, name: str) -> int:
    number = int(str(needed(body, name)).rpartition(":")[2])
    if number not in those:
        raise Unknown(f"no {name}: {number}")
    return number
