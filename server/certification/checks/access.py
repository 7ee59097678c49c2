"""Module 4: jobs secured by their hiring teams (RSC-401 to RSC-404)."""

from server.certification.company import MemberOnJob
from server.certification.evidence import Evidence, NotAsExpected, first, rule
from server.certification.scene import Scene, application_in
from server.domain.roles import TeamRole
from server.usecases.candidates import notes
from server.usecases.jobs import hiring_team
from server.usecases.linkedin.setup import setup

_TITLE = "Keeper of secrets"


@rule("RSC-401")
def assigned_and_not(scene: Scene, evidence: Evidence) -> None:
    """A new job with one of two recruiters on its team."""
    company = scene.company
    setup.choose_viewers(scene.admin, setup.HIRING_TEAM)
    scene.secured = company.job(_TITLE, team=("rita", "ada"))
    scene.work()
    viewers = [key for one in scene.there()["integrations"] for key in one["configurations"] if key.endswith("_VIEWERS")]
    evidence.see(not viewers, "LinkedIn is not told any more that everybody may see everything")
    evidence.see(_lists(scene, "rita"), "The assigned user has the job in the export list")
    evidence.see(not _lists(scene, "ola"), "The other has not")


@rule("RSC-402")
def candidate_on_it(scene: Scene, evidence: Evidence) -> None:
    """An applicant with a note."""
    company = scene.company
    person = company.applicant(_job(scene))
    notes.add(company.users["rita"], person.candidate, "Keeps a secret.", False, person.application)
    scene.secret = person
    scene.work()
    shown = _shown(scene, "rita")
    evidence.see(
        shown and shown["notes"] and shown["stages"], "The assigned user sees application, note and stages in the indicator"
    )
    evidence.see(not _shown(scene, "ola"), "The other sees nothing of the application")


@rule("RSC-403")
def taken_off(scene: Scene, evidence: Evidence) -> None:
    """Off the team."""
    company, job = scene.company, _job(scene)
    places = [one for one in hiring_team.read(scene.admin, job).members if one.user == company.users["rita"].id]
    hiring_team.remove(scene.admin, job, first(places, "the place on the team").id)
    scene.work()
    evidence.see(not _lists(scene, "rita"), "The job is gone from the export list")
    evidence.see(not _shown(scene, "rita"), "The application is gone from the indicator")


@rule("RSC-404")
def put_back(scene: Scene, evidence: Evidence) -> None:
    """On the team again; then everybody sees everything again."""
    try:
        hiring_team.add(scene.admin, _job(scene), scene.company.users["rita"].id, TeamRole.RECRUITER)
        scene.work()
        evidence.see(_lists(scene, "rita"), "The job is in the export list again")
        evidence.see(_shown(scene, "rita"), "The application is in the indicator again")
    finally:
        setup.choose_viewers(scene.admin, setup.EVERYBODY)
        scene.work()
    evidence.see(_lists(scene, "ola"), "Without securing, everybody has the job in the list")
    evidence.see(not scene.there()["acls"] and not scene.there()["assignees"], "No access lists are left at LinkedIn")


def _job(scene: Scene) -> int:
    if scene.secured is None:
        raise NotAsExpected("the secured job of RSC-401 is there")
    return scene.secured


def _lists(scene: Scene, who: str) -> bool:
    company = scene.company
    return company.job_id(_job(scene)) in scene.stand_in.export_jobs(company.seats[who], company.client_id)


def _shown(scene: Scene, who: str) -> dict[str, list[object]]:
    person: MemberOnJob | None = scene.secret
    if person is None:
        raise NotAsExpected("the candidate of RSC-402 is there")
    return application_in(scene.company.indicator(who, person.member), person.application)
