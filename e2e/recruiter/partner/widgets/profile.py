"""IN/HcmWidget: the LinkedIn profile of a candidate, in the ATS (linkedin.md 16, 20.6, attract.md 3.7)."""

from typing import Any

from flask import Blueprint, Response, request

from e2e.recruiter.members import Member
from e2e.recruiter.partner.ats.store import Key
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.recruiting.access_levels import reaches
from e2e.recruiter.partner.recruiting.indicator import export_jobs
from e2e.recruiter.partner.recruiting.member_actions import save_to_project, send_inmail
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, may_source
from e2e.recruiter.partner.widgets import linking
from e2e.recruiter.partner.widgets.activities import activities
from e2e.recruiter.partner.widgets.frames import Frame, shown, the_frame
from e2e.recruiter.partner.widgets.possible_people import name_of, possible_people

blueprint = Blueprint("profile_widget", __name__)
LONGEST = 200


@blueprint.get("/xdoor/widgets/HcmWidget")
def show() -> Response:
    """The matched member's profile, or people to choose from."""
    with the_world().lock:
        return _page(the_frame())


@blueprint.post("/xdoor/widgets/HcmWidget")
def act() -> Response:
    """Link, unlink, send InMail or save, as the form's button ``do`` says."""
    with the_world().lock:
        frame = the_frame()
        seat = _recruiter_seat(frame)
        what = ACTIONS.get(request.form.get("do", ""))
        if seat is None or what is None:
            return _page(frame)
        try:
            return what(frame, seat)
        except Impossible as error:
            return _page(frame, said=f"That did not work: {error}.")


def _link(frame: Frame, _seat: ContractSeat) -> Response:
    member = frame.world.member(request.form.get("member", ""))
    if member is None:
        return _page(frame, said="This person is not on LinkedIn any more.")
    return _page(frame, happened=("link", linking.link(frame.world, frame.app.client_id, _key(), member)))


def _unlink(frame: Frame, _seat: ContractSeat) -> Response:
    member = linking.linked_member(frame.world, frame.app.client_id, _key())
    if member is None:
        return _page(frame)
    if _flag("confirmUnlink") and "sure" not in request.form:
        return _page(frame, asks_to_unlink=True)
    return _page(frame, happened=("unlink", linking.unlink(frame.world, frame.app.client_id, _key(), member)))


def _send(frame: Frame, seat: ContractSeat) -> Response:
    member = linking.linked_member(frame.world, frame.app.client_id, _key())
    if member is None or not request.form.get("body", "").strip():
        return _page(frame, said="An InMail needs a message.")
    send_inmail(frame.world, seat, member, request.form.get("subject", "")[:LONGEST], request.form["body"])
    return _page(frame, said="InMail sent.")


def _save(frame: Frame, seat: ContractSeat) -> Response:
    member = linking.linked_member(frame.world, frame.app.client_id, _key())
    if member is None:
        return _page(frame)
    action = save_to_project(frame.world, seat, member, request.form.get("project", "")[:LONGEST])
    return _page(frame, said=f"Saved to {action.what}.")


ACTIONS = {"link": _link, "unlink": _unlink, "inmail": _send, "save": _save}


def _page(frame: Frame, happened: tuple[str, Any] | None = None, said: str = "", asks_to_unlink: bool = False) -> Response:
    member = linking.linked_member(frame.world, frame.app.client_id, _key())
    seat = _recruiter_seat(frame)
    values: dict[str, Any] = {
        "member": member,
        "seat": seat,
        "is_on": _is_on(frame),
        "said": said,
        "asks_to_unlink": asks_to_unlink,
    }
    if seat and member:
        values |= _matched(frame, seat, member)
    elif seat:
        values |= _unmatched(frame)
    return shown(frame, "widgets/profile.html", happened, **values)


def _matched(frame: Frame, seat: ContractSeat, member: Member) -> dict[str, Any]:
    tab = "activities" if request.args.get("tab") == "activities" else "profile"
    return {
        "tab": tab,
        "activities": activities(frame.world, seat, member.id) if tab == "activities" else [],
        "jobs": [each["title"] for each in export_jobs(frame.world, seat.id)],
        "may_unlink": _flag("showUnlinkUrl"),
    }


def _unmatched(frame: Frame) -> dict[str, Any]:
    candidate = linking.candidate_of(frame.world, frame.app.client_id, _key())
    fields = candidate.fields if candidate else {}
    words = request.args.get("q", name_of(fields))[:LONGEST]
    return {"words": words, "possible": possible_people(frame.world, words, fields), "is_known": candidate is not None}


def _recruiter_seat(frame: Frame) -> ContractSeat | None:
    """The viewer's recruiter seat at the company of the candidate, where the widget is switched on for it."""
    for seat in frame.seats:
        contract = frame.world.contracts[seat.contract]
        is_theirs = frame.world.organizations[contract.organization].urn == _key()[0]
        if is_theirs and may_source(seat) and reaches(frame.world, frame.app.client_id, "PROFILE_PLUGIN", contract):
            return seat
    return None


def _is_on(frame: Frame) -> bool:
    """Whether the widget is switched on for anybody at the company."""
    own = (each for each in frame.world.contracts.values() if frame.world.organizations[each.organization].urn == _key()[0])
    return any(reaches(frame.world, frame.app.client_id, "PROFILE_PLUGIN", each) for each in own)


def _key() -> Key:
    return (request.args.get("integrationContext", ""), request.args.get("atsCandidateId", ""))


def _flag(name: str) -> bool:
    return request.args.get(name) == "true"
