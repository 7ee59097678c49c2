"""What people do at LinkedIn: export, write InMail and answer, take notes, leave."""

from typing import Any

from e2e.recruiter.partner.control.serving import Body, control, needed, notifications
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import member_actions
from e2e.recruiter.partner.recruiting import recruiter_data as recruiter
from e2e.recruiter.partner.recruiting.exports import export
from e2e.recruiter.partner.recruiting.recruiter_data import Unknown


def _seat_and_member(world: World, body: Body) -> tuple[Any, Any]:
    return recruiter.seat_named(world, needed(body, "seat")), recruiter.member_named(world, needed(body, "member"))


@control("/export")
def press_export(world: World, body: Body) -> Body:
    """{member, job, seat, emails?, client_id?, mode?}: the notification goes out at once; mode ``none`` holds it back."""
    seat, member = _seat_and_member(world, body)
    mode = body.get("mode", "normal")
    is_normal = mode == "normal"
    made = export(world, seat, member, needed(body, "job"), body.get("emails") or [], body.get("client_id", ""), send=is_normal)
    if not is_normal:
        notifications().again(made.id, mode, int(body.get("times", 1)))
    return {"id": made.id}


@control("/notify")
def notify(world: World, body: Body) -> Body:
    """{id, mode?, times?}: send the notification of something known once more, in one of the modes."""
    request_id = needed(body, "id")
    if request_id not in notifications().types and request_id not in recruiter.recruiter_data(world).exports:
        raise Unknown(f"nothing was notified under {request_id}")
    notifications().again(request_id, body.get("mode", "normal"), int(body.get("times", 1)))
    return {"id": request_id}


@control("/inmail")
def send_inmail(world: World, body: Body) -> Body:
    """{seat, member, subject, body, thread?}."""
    seat, member = _seat_and_member(world, body)
    thread = member_actions.send_inmail(world, seat, member, body.get("subject", ""), needed(body, "body"), body.get("thread"))
    return {"thread": thread.urn}


@control("/inmail/answer")
def answer_inmail(world: World, body: Body) -> Body:
    """{thread, body?, share?, email?, type?}: without ``email`` the member shares their own address, with null none."""
    urn = str(needed(body, "thread"))
    thread = recruiter.recruiter_data(world).threads.get(urn)
    if thread is None:
        raise Unknown(f"no thread: {urn}")
    email = body["email"] if "email" in body else recruiter.member_named(world, thread.member).email
    kind = body.get("type", recruiter.REPLY)
    stub = member_actions.answer_inmail(world, urn, body.get("body") or "", bool(body.get("share")), email, kind)
    return {"stub": stub.id if stub else None}


@control("/notes")
def add_note(world: World, body: Body) -> Body:
    """{seat, member, text, visibility?}."""
    seat, member = _seat_and_member(world, body)
    return {
        "id": member_actions.add_note(world, seat, member, needed(body, "text"), body.get("visibility", recruiter.PRIVATE)).id
    }


@control("/notes/<note_id>", "PATCH")
def edit_note(world: World, body: Body, note_id: str) -> Body:
    """{text?, visibility?}."""
    return {"id": member_actions.edit_note(world, note_id, body.get("text"), body.get("visibility")).id}


@control("/notes/<note_id>", "DELETE")
def delete_note(world: World, _body: Body, note_id: str) -> Body:
    """From now on ``active`` is false."""
    return {"id": member_actions.delete_note(world, note_id).id}


@control("/save")
def save(world: World, body: Body) -> Body:
    """{seat, member, project}."""
    member_actions.save_to_project(world, *_seat_and_member(world, body), needed(body, "project"))
    return {}


@control("/reject")
def reject(world: World, body: Body) -> Body:
    """{seat, member, reason?}."""
    member_actions.reject(world, *_seat_and_member(world, body), body.get("reason", ""))
    return {}


@control("/close-account")
def close_account(world: World, body: Body) -> Body:
    """{member}; answers how many applications are owed a notice."""
    return {"notices": len(member_actions.close_account(world, recruiter.member_named(world, needed(body, "member"))))}
