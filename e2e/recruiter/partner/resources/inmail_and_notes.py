"""The finders over what people do in Recruiter (linkedin.md 2.2 step 3, 11 to 14)."""

from typing import Any

from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.recruiting.recruiter_data import INMAIL, Event, Note, Stub, recruiter_data
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import Refusal, not_permitted
from e2e.recruiter.partner.wire.finders import contract_of, contracts_in, page
from e2e.recruiter.partner.wire.methods import resource

Body = dict[str, Any]
READS = "recruiterReads"
LONGEST_WINDOW = 12 * 3_600_000
DEEPEST_STUB = 20_000
SEAT_STATES = ("ACTIVE", "INACTIVE", "INVITED", "PARKED")

me = resource("v2", "me", audience="member")
seats = resource("v2", "seatsV2", quota=READS)
versioned_seats = resource("rest", "seatsV2", quota=READS)
events = resource("v2", "conversationEvents", quota=READS)
notes = resource("v2", "prospectNotes", quota=READS)
stubs = resource("v2", "mailStubs", quota=READS)
versioned_stubs = resource("rest", "mailStubs", quota=READS)


@me.answers("get")
def who_am_i(call: Call) -> Body:
    """The member who consented, as this application knows them; 403 without the scope ``r_liteprofile``."""
    member_id = call.token.member or ""
    if "r_liteprofile" not in call.token.scope.replace(",", " ").split():
        raise not_permitted("GET /me")
    person = call.world.people.get(member_id) or call.world.member(member_id)
    whole = {"id": call.person_urn(member_id).rpartition(":")[2]}
    if person:
        whole |= {"localizedFirstName": person.first_name or "", "localizedLastName": person.last_name or ""}
    wanted = call.parameter("fields", "").split(",")
    return {name: value for name, value in whole.items() if name in wanted or wanted == [""]}


@seats.finder("attributes", guard=contracts_in("contracts"))
@versioned_seats.finder("attributes", guard=contracts_in("contracts"))
def seats_by_attributes(call: Call) -> Body:
    """Seats of contracts; the call fails without ``start`` (linkedin.md 11)."""
    call.number("start")
    states = call.parameters("states")
    if set(states) - set(SEAT_STATES):
        raise Refusal(400, "Query parameter 'states' must be among " + ", ".join(SEAT_STATES))
    wanted = set(call.parameters("contracts"))
    found = [
        _seat(call, seat)
        for seat in sorted(call.world.seats.values(), key=lambda each: each.id)
        if call.world.contracts[seat.contract].urn in wanted and (not states or seat.state in states)
    ]
    return page(call, found)


def _seat(call: Call, seat: ContractSeat) -> Body:
    person = call.world.people[seat.person]
    member = call.person_urn(seat.person)
    about = {
        "firstName": person.first_name,
        "lastName": person.last_name,
        "contract": call.world.contracts[seat.contract].urn,
        "member": member,
        "state": seat.state,
        "seatRoles": list(seat.roles),
        "email": person.email,
    }
    if call.resource.dialect == "rest":
        return {"seatId": seat.id, **about, "createdAt": {"actor": member, "time": seat.created_at}}
    return {"id": seat.id, **about, "created": {"actor": member, "time": seat.created_at}}


@events.finder("criteria", guard=contract_of("viewer"))
def conversation_events(call: Call) -> Body:
    """What happened in the viewer's threads, start inclusive, end exclusive, at most 12 hours (linkedin.md 12)."""
    start, end = _window(call.number("timeRange.start"), call.number("timeRange.end"))
    viewer = call.parameter("viewer")
    _spend_of_viewer(call, viewer)
    data = recruiter_data(call.world)
    own = {urn for urn, thread in data.threads.items() if f"urn:li:seat:{thread.seat}" == viewer}
    own &= set(call.parameters("threadUrn") or own)
    return page(call, [_event(call, each) for each in data.events if each.thread in own and start <= each.created_at < end])


def _spend_of_viewer(call: Call, viewer: str) -> None:
    """The limit for each member (linkedin.md 1.7) holds once somebody sets the quota ``conversationEvents/viewer``."""
    quotas, own = call.world.quotas, f"conversationEvents/{viewer}"
    if "conversationEvents/viewer" not in quotas.limits:
        return
    quotas.limits[own] = quotas.limits["conversationEvents/viewer"]
    if not quotas.spend(call.app.client_id, own, 1):
        raise Refusal(429, "Member level throttle conversationEvents limit for calls to this resource is reached.", 101)


def _event(call: Call, event: Event) -> Body:
    thread = recruiter_data(call.world).threads[event.thread]
    seat, person = f"urn:li:seat:{thread.seat}", call.person_urn(thread.member)
    author, recipient = (seat, person) if event.type == INMAIL else (person, seat)
    shown: Body = {"id": event.id, "thread": event.thread, "author": author, "recipients": [recipient]}
    shown |= {"createdAt": event.created_at, "type": event.type}
    return shown | {name: value for name, value in (("subject", event.subject), ("body", event.body)) if value is not None}


@notes.finder("criteria", guard=contracts_in("contract"))
def prospect_notes(call: Call) -> Body:
    """Notes of a contract by when they were last changed: after ``cutoffDate``, up to ``beforeDate`` (linkedin.md 13)."""
    before = call.number("beforeDate", call.now)
    after, before = _window(call.number("cutoffDate", before - LONGEST_WINDOW), before)
    found = [
        each
        for each in recruiter_data(call.world).notes.values()
        if after < each.modified_at <= before and _is_theirs(call, each.seat)
    ]
    return page(call, [_note(call, each) for each in sorted(found, key=lambda each: each.modified_at)])


def _note(call: Call, note: Note) -> Body:
    seat = call.world.seats[note.seat]
    return {
        "id": note.id,
        "contract": call.world.contracts[seat.contract].urn,
        "owner": seat.urn,
        "prospect": call.person_urn(note.member),
        "note": note.text,
        "visibility": note.visibility,
        "active": note.active,
        "created": note.created_at,
        "lastModified": note.modified_at,
    }


@stubs.finder("contract", guard=contracts_in("contract"))
@versioned_stubs.finder("contract", guard=contracts_in("contract"))
def mail_stubs(call: Call) -> Body:
    """Stubs by when they were made, start inclusive, end exclusive; nothing beyond the 20,000th (linkedin.md 14)."""
    if call.number("start", 0) + call.number("count", 10) > DEEPEST_STUB:
        raise Refusal(400, f"Results beyond {DEEPEST_STUB} cannot be requested; narrow the time range")
    if not call.parameters("owners"):
        call.lint("mailStubs without owners", "always pass owners")
    start, end = call.number("createdDateStart", 0), call.number("createdDateEnd", call.now + 1)
    found = [each for each in recruiter_data(call.world).stubs if start <= each.created_at < end and _is_theirs(call, each.seat)]
    return page(call, [_stub(call, each) for each in found])


def _stub(call: Call, stub: Stub) -> Body:
    optional = {
        "emailAddress": stub.email,
        "phoneNumber": stub.member.phone if stub.email else None,
        "currentCompany": stub.member.company,
        "currentTitle": stub.member.title,
    }
    return {
        "id": stub.id,
        "member": call.person_urn(stub.member.id),
        "firstName": stub.member.first_name or "",
        "lastName": stub.member.last_name or "",
        **_without_none(optional),
        "owner": f"urn:li:seat:{stub.seat}",
        "contract": call.world.contracts[stub.contract].urn,
        "createdAt": stub.created_at,
    }


def _is_theirs(call: Call, seat_id: int) -> bool:
    """Whether the seat is on the contract asked for and, where the call names owners, one of them."""
    seat, owners = call.world.seats[seat_id], call.parameters("owners")
    is_on_it = call.world.contracts[seat.contract].urn == call.parameter("contract")
    return is_on_it and (not owners or seat.urn in owners)


def _window(start: int, end: int) -> tuple[int, int]:
    if end < start:
        raise Refusal(400, "The time range ends before it starts")
    if end - start > LONGEST_WINDOW:
        raise Refusal(400, "The time range must not exceed 12 hours")
    return start, end


def _without_none(values: Body) -> Body:
    return {name: value for name, value in values.items() if value is not None}
