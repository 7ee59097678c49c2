"""Working with a member on the profile page: In ATS, export, InMail, notes; and acting as the member, for trying things out."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import fold
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import member_actions
from e2e.recruiter.partner.recruiting import recruiter_data as recruiter
from e2e.recruiter.partner.recruiting.exports import PER_SEAT_AND_MONTH, export, exports_this_month
from e2e.recruiter.partner.recruiting.indicator import export_jobs, indicator
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, Unknown, recruiter_data
from e2e.recruiter.partner.widgets.activities import holder, visible_notes
from e2e.recruiter.seats import Seat, contract_seats, seat_of

blueprint = Blueprint("work", __name__, url_prefix="/talent/profile/<member_id>")
Form = dict[str, str]
DONE = {
    "export": "Exported. The ATS is fetching the profile.",
    "inmail": "InMail sent.",
    "note": "Note kept.",
    "reject": "Rejected.",
    "answer": "Answered.",
}
MOST_JOBS = 50


def work_on(world: World, seat: Seat, member: Member) -> dict[str, Any]:
    """What the profile page shows below the profile; empty for who sees no whole profiles. Call it under the lock."""
    own = next(iter(contract_seats(world, seat)), None)
    if own is None or not seat.sees_whole_profile:
        return {}
    is_recruiter = recruiter.may_source(own)
    jobs = export_jobs(world, own.id) if is_recruiter else []
    return {
        "in_ats": indicator(world, own.id, member.id),
        "is_recruiter": is_recruiter,
        "every_ats": sorted({(each["client_id"], each["ats"]) for each in jobs}, key=lambda each: each[1]),
        "jobs": _offered(jobs, request.args.get("ats", ""), request.args.get("job", "")),
        "exports_left": PER_SEAT_AND_MONTH - exports_this_month(world, own),
        "notes": [(each, holder(world, each.seat), each.seat == own.id) for each in visible_notes(world, own, member.id)],
        "conversations": _conversations(world, own, member),
        "threads": [each for each in recruiter_data(world).threads.values() if each.member == member.id],
        "said": DONE.get(request.args.get("done", ""), ""),
    }


def _offered(jobs: list[dict[str, Any]], client_id: str, words: str) -> list[dict[str, Any]]:
    """The jobs of the chosen ATS, or of the first one, that hold the words in their title or id."""
    chosen = client_id or (sorted(jobs, key=lambda each: each["ats"])[0]["client_id"] if jobs else "")
    wanted = fold(words).split()
    return [each for each in jobs if each["client_id"] == chosen and all(word in _text_of(each) for word in wanted)][:MOST_JOBS]


def _text_of(job: dict[str, Any]) -> str:
    return fold(f"{job['title']} {job['externalJobPostingId']} {job['companyJobCode'] or ''}")


def _conversations(world: World, seat: ContractSeat, member: Member) -> list[Any]:
    data = recruiter_data(world)
    return [(thread, data.events_of(thread.urn)) for thread in data.threads_between(seat.id, member.id)]


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
    "answer": _answer,
    "close": _close,
}


@blueprint.post("/<any('export','inmail','note','reject','answer','close'):act>")
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
    return redirect(url_for("profile.show", member_id=member_id, done=done) if done else url_for("results.search"), 303)
