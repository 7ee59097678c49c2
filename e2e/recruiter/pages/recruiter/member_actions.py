"""What a recruiter does with a member, and what the member does, for trying things out: forms of the profile's tabs."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from e2e.recruiter.members import Member
from e2e.recruiter.pages.rendering import where_from
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import member_actions
from e2e.recruiter.partner.recruiting import recruiter_data as recruiter
from e2e.recruiter.partner.recruiting.exports import export
from e2e.recruiter.partner.recruiting.indicator import export_jobs
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, Unknown, recruiter_data
from e2e.recruiter.seats import contract_seats, seat_of

blueprint = Blueprint("member_actions", __name__, url_prefix="/talent/profile/<member_id>")
Form = dict[str, str]


def _export(world: World, seat: ContractSeat, member: Member, form: Form) -> str:
    client_id, _, job = form.get("job", "").partition("|")
    offered = {(each["client_id"], each["externalJobPostingId"]) for each in export_jobs(world, seat.id)}
    if not recruiter.may_source(seat) or (client_id, job) not in offered:
        raise Impossible("choose one of the jobs offered")
    typed = [each for each in form.get("emails", "").replace(",", " ").split() if "@" in each]
    export(world, seat, member, job, typed, client_id)
    return "export"


def _inmail(world: World, seat: ContractSeat, member: Member, form: Form) -> str:
    if not form.get("body", "").strip():
        raise Impossible("an InMail needs a message")
    member_actions.send_inmail(world, seat, member, form.get("subject", "")[:200], form["body"], form.get("thread"))
    return "inmail"


def _note(world: World, seat: ContractSeat, member: Member, form: Form) -> str:
    visibility = recruiter.PUBLIC if "public" in form else recruiter.PRIVATE
    known = recruiter_data(world).notes.get(form.get("note", ""))
    if known is None:
        member_actions.add_note(world, seat, member, form.get("text", ""), visibility)
    elif known.seat != seat.id:
        raise Impossible("this is somebody else's note")
    elif "delete" in form:
        member_actions.delete_note(world, known.id)
    else:
        member_actions.edit_note(world, known.id, form.get("text", ""), visibility)
    return "note"


def _reject(world: World, seat: ContractSeat, member: Member, form: Form) -> str:
    member_actions.reject(world, seat, member, form.get("reason", "")[:200])
    return "reject"


def _save(world: World, seat: ContractSeat, member: Member, form: Form) -> str:
    member_actions.save_to_project(world, seat, member, form.get("project", "")[:200])
    return "save"


def _answer(world: World, _seat: ContractSeat, member: Member, form: Form) -> str:
    thread = recruiter_data(world).threads.get(form.get("thread", ""))
    if thread is None or thread.member != member.id:
        raise Unknown("no such conversation")
    address = member.email if "email" in form else None
    kind = form.get("type", recruiter.REPLY)
    if kind not in (recruiter.REPLY, recruiter.ACCEPT, recruiter.DECLINE):
        raise Impossible("reply, accept or decline")
    member_actions.answer_inmail(world, thread.urn, form.get("body", ""), "share" in form, address, kind)
    return "answer"


def _close(world: World, _seat: ContractSeat, member: Member, _form: Form) -> str:
    member_actions.close_account(world, member)
    return ""


ACTS: dict[str, Callable[[World, ContractSeat, Member, Form], str]] = {
    "export": _export,
    "inmail": _inmail,
    "note": _note,
    "reject": _reject,
    "save": _save,
    "answer": _answer,
    "close": _close,
}


TAB_OF = {"export": "ats", "inmail": "messages", "note": "notes", "reject": "projects", "save": "projects", "answer": "member"}


@blueprint.post("/<any('export','inmail','note','reject','save','answer','close'):act>")
def do(member_id: str, act: str) -> Response:
    """Do it and show the profile again (or the search, when the account is closed); 403 without a seat, 404, 400."""
    world = the_world()
    with world.lock:
        member, own = world.member(member_id), next(iter(contract_seats(world, seat_of(request))), None)
        if member is None:
            abort(404, "This profile does not exist, or the member has closed their account.")
        if own is None:
            abort(403, "This needs a seat.")
        try:
            done = ACTS[act](world, own, member, request.form.to_dict())
        except Unknown as error:
            abort(404, f"{error}.")
        except Impossible as error:
            abort(400, f"{error}.".capitalize())
    return redirect(_back(member, done) if done else url_for("search.show"), 303)


def _back(member: Member, done: str) -> str:
    """Where the form was, if that shows the member, else the member's page; with the tab of what was done."""
    parts = urlsplit(where_from())
    is_shown = f"/profile/{member.id}" in parts.path or parts.path.startswith("/talent/inbox/")
    path = parts.path if is_shown else url_for("profile.show", member_id=member.id)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("done", "tab", "job", "ats")]
    return f"{path}?{urlencode([*kept, ('tab', TAB_OF[done]), ('done', done)])}"
