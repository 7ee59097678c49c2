"""The rules of job posting that apply to Attract (JP-005 to JP-016)."""

from server.app import ASSETS
from server.certification.company import ABOUT
from server.certification.evidence import Evidence, NotApplicable, rule
from server.certification.scene import Scene
from server.domain.errors import Invalid
from server.domain.jobs import JobDraft
from server.domain.linkedin.posting import ApplyBy, PostingState
from server.domain.roles import TeamRole
from server.storage.linkedin.setup import account
from server.usecases.jobs import jobs
from server.usecases.linkedin import postings
from server.usecases.linkedin.postings import ApplyChoice
from server.usecases.linkedin.setup import setup

_TERMS = "Jobs Terms"


@rule("JP-005, 006")
def one_application(scene: Scene, evidence: Evidence) -> None:
    """Connect once more."""
    company, before = scene.company, account.read()
    setup.prepare(scene.admin)
    company.home.enter()
    after = account.read()
    evidence.see(before.client_id == after.client_id, "The application that was provisioned before is found again")
    mine = [app for app in scene.stand_in.apps().values() if app["uniqueForeignId"] == setup.foreign_id(after.callback_token)]
    evidence.see(len(mine) == 1, f"{len(mine)} application has this installation's unique foreign id")


@rule("JP-007")
def terms(_scene: Scene, evidence: Evidence) -> None:
    """Beside the button that submits, a posting at a time."""
    pages = [path.name for path in (ASSETS / "templates").rglob("*.html") if _TERMS in path.read_text("utf-8")]
    evidence.see(
        pages, f"LinkedIn's sentence about its Jobs Terms & Conditions stands in {', '.join(sorted(pages)) or 'no page'}"
    )
    evidence.tell("A recruiter submits each job, so nothing is posted that nobody agreed to; without Post Now no job is public")


@rule("JP-008")
def company_number(scene: Scene, evidence: Evidence) -> None:
    """Entered, checked, kept."""
    company = scene.company
    evidence.see(account.read().company_id == company.id, "The number of the company page is kept")
    for wrong in ("", "abc", "12x"):
        try:
            setup.save_company(scene.admin, company.name, wrong)
        except Invalid:
            continue
        evidence.see(holds=False, sentence=f"{wrong!r} is refused")
    evidence.see(account.read().company_id == company.id, "What is no number is refused, and says what one looks like")


@rule("JP-014")
def private_requisition(scene: Scene, evidence: Evidence) -> None:
    """Make and activate a job, as people do."""
    company = scene.company
    rita = company.users["rita"]
    draft = JobDraft("Lighthouse keeper", ABOUT.format(what="the light"), "Bodø, Norway")
    scene.posted = jobs.create(rita, draft, TeamRole.RECRUITER)
    jobs.activate(rita, scene.posted)
    scene.work()
    there = _there(scene)
    evidence.see(there and there["availability"] == "PRIVATE_TO_ATS_INTEGRATION", "LinkedIn has it, private to the integration")


@rule("JP-015A")
def public_posting(scene: Scene, evidence: Evidence) -> None:
    """Post Now, then unpost."""
    rita, job = scene.company.users["rita"], scene.posted or 0
    postings.post(rita, job, ApplyChoice(ApplyBy.ATTRACT))
    scene.company.home.work(lambda: postings.read(rita, job).state is PostingState.POSTED)
    there, shown = _there(scene), postings.read(rita, job)
    evidence.see(there.get("availability") == "PUBLIC" and there.get("state") == "LISTED", "LinkedIn has it, public and listed")
    evidence.see(shown.state is PostingState.POSTED, f"Attract shows the posting as {shown.state.value}")
    evidence.see(there.get("posting") or scene.dialect == "rest", "It has a posting of its own at LinkedIn")
    postings.unpost(rita, job)
    scene.work()
    evidence.see(_there(scene).get("availability") != "PUBLIC", "Unposted, it is not public any more")


@rule("JP-015A, address")
def address_at_linkedin(_scene: Scene, _found: Evidence) -> None:
    """Not kept."""
    raise NotApplicable(
        "Attract does not keep LinkedIn's own address of a posting; it shows how the posting stands and where candidates apply."
    )


@rule("JP-015B, C")
def paid(_scene: Scene, _found: Evidence) -> None:
    """Not offered."""
    raise NotApplicable("Attract posts basic jobs only; Recruiter System Connect takes no premium ones.")


@rule("JP-016")
def without_recruiter(_scene: Scene, _found: Evidence) -> None:
    """Nothing to choose."""
    raise NotApplicable("Attract has no public/private option for anybody: a job is private unless a recruiter chooses Post Now.")


def _there(scene: Scene) -> dict[str, object]:
    key = scene.company.job_id(scene.posted or 0)
    return next((one for one in scene.there()["jobs"] if one["external_id"] == key), {})
