"""Module 5: what is deleted in Attract is gone at LinkedIn; and the other dialect (RSC-501 to RSC-505)."""

from server.certification import directly
from server.certification.company import MemberOnJob
from server.certification.evidence import Evidence, rule
from server.certification.scene import CHILDREN, Scene, application_in
from server.domain.feedback import FeedbackText, Recommendation
from server.storage.applications import stage_changes
from server.storage.candidates.notes import NoteRow
from server.usecases import erasure, undo
from server.usecases.applications import applications, feedback, people_on_job
from server.usecases.candidates import notes
from server.usecases.erasure import ErasureReason


@rule("RSC-501")
def notes_then_candidate(scene: Scene, evidence: Evidence) -> None:
    """One after the other."""
    person = _with_everything(scene)
    for note in _notes(scene, person):
        notes.remove(scene.company.users["rita"], note.id)
    scene.work()
    indicator = _indicator(scene, person)
    evidence.see(
        indicator and not indicator["notes"], "The notes on the candidate are gone from the indicator, which is still there"
    )
    erasure.erase(scene.admin, person.candidate, ErasureReason.MISTAKE)
    scene.work()
    evidence.see(not _indicator(scene, person), "Then the indicator is gone")


@rule("RSC-502")
def candidate_at_once(scene: Scene, evidence: Evidence) -> None:
    """Candidate, applications and notes in one act."""
    person = _with_everything(scene)
    indicator = _indicator(scene, person)
    evidence.see(indicator and indicator["notes"], "Before, the indicator shows notes")
    erasure.erase(scene.admin, person.candidate, ErasureReason.ASKED)
    scene.work()
    evidence.see(not _indicator(scene, person), "Notes and indicator are gone")
    left = str(scene.there()["applications"]) + str(scene.there()["candidates"])
    evidence.see(person.member not in left, "Nothing about the person is left at LinkedIn")


@rule("RSC-503")
def application_bit_by_bit(scene: Scene, evidence: Evidence) -> None:
    """Notes, a stage, feedback, then the application."""
    rita, person = scene.company.users["rita"], _with_everything(scene)
    before = _children(scene, person)
    evidence.see(before == {"stages": 2, "notes": 1, "interviewFeedback": 1}, f"Before: {before}")
    for note in _notes(scene, person):
        if note.application == person.application:
            notes.remove(rita, note.id)
    scene.work()
    evidence.see(_children(scene, person)["notes"] == 0, "The note is gone")
    undo.undo_action(rita, stage_changes.path(person.application)[-1].undoable_action or 0)
    scene.work()
    evidence.see(_children(scene, person)["stages"] == 1, "The stage that was taken back is gone")
    directly.remove_feedback(person.application)
    scene.work()
    evidence.see(_children(scene, person)["interviewFeedback"] == 0, "The feedback is gone")
    applications.remove(scene.company.users["rita"], person.application)
    scene.work()
    indicator = _indicator(scene, person)
    evidence.see(
        indicator and not application_in(indicator, person.application), "The application is gone, the other one is still there"
    )


@rule("RSC-504")
def application_at_once(scene: Scene, evidence: Evidence) -> None:
    """The application with all that hangs on it."""
    person = _with_everything(scene)
    applications.remove(scene.company.users["rita"], person.application)
    scene.work()
    indicator = _indicator(scene, person)
    evidence.see(
        indicator and not application_in(indicator, person.application),
        "The application and all below it are gone from the indicator",
    )
    left = [one for one in scene.there()["applications"] if one["id"] == str(person.application)]
    evidence.see(not left, "LinkedIn has neither it nor its children")


@rule("RSC-505")
def dialects(scene: Scene, evidence: Evidence) -> None:
    """One setting, and what it changes."""
    own = scene.stand_in.requests_of(scene.company.client_id)
    used = {(one["path"].split("/")[1], one["resource"]) for one in own if one["path"].startswith(("/v2/", "/rest/"))}
    told = {root: sorted({name for at, name in used if at == root and name}) for root in ("v2", "rest")}
    for root, names in told.items():
        if names:
            evidence.tell(f"/{root}: {', '.join(names)}")
    records = {name for name in (name for _, name in used) if name in ("atsCandidates", "candidates")}
    expected = {"atsCandidates"} if scene.dialect == "v2" else {"candidates"}
    evidence.see(records == expected, f"Candidates went to {', '.join(sorted(records))} alone")
    evidence.see(
        bool(told["rest"]) == (scene.dialect == "rest"), "The versioned addresses are used in the versioned dialect alone"
    )
    evidence.tell(
        f"All that is set for it is LINKEDIN_DIALECT={scene.dialect}; keys, pages, data and the rest of the code are the same"
    )
    evidence.tell(
        "What differs: names of resources and fields, no dataProvider in keys, the header LinkedIn-Version, children of many "
        "parents in one request, jobs as requisitions without tasks, and the link to a member within the candidate"
    )


def _with_everything(scene: Scene) -> MemberOnJob:
    """Somebody on two jobs, with notes, stages and feedback on the first."""
    company = scene.company
    rita = company.users["rita"]
    person = company.applicant(scene.history.open[7])
    company.place_again(scene.history.open[8], person)
    applications.advance(rita, person.application, people_on_job.person(rita, person.application).row.stage)
    notes.add(rita, person.candidate, "On the person.", False)
    notes.add(rita, person.candidate, "On the application.", False, person.application)
    feedback.keep(rita, person.application, FeedbackText(Recommendation.HIRE, comment="Well done."), submit=True)
    scene.work()
    return person


def _notes(scene: Scene, person: MemberOnJob) -> list[NoteRow]:
    return notes.read(scene.company.users["rita"], person.candidate).notes


def _indicator(scene: Scene, person: MemberOnJob) -> dict[str, list[object]]:
    return scene.company.indicator("rita", person.member) or {}


def _children(scene: Scene, person: MemberOnJob) -> dict[str, int]:
    shown = application_in(_indicator(scene, person), person.application)
    return {kind: len(shown.get(kind, [])) for kind in CHILDREN}
