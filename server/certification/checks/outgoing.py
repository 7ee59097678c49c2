"""Module 2: what Attract sends is what recruiters see at LinkedIn (RSC-201 to RSC-203, TC2 to TC5)."""

from server.certification.checks.onboarding import shown_kinds
from server.certification.company import ABOUT
from server.certification.evidence import Evidence, first, rule
from server.certification.scene import Scene, application_in, of_candidate
from server.domain import clock
from server.domain.jobs import JobDraft
from server.domain.linkedin.kinds import RecordKind
from server.domain.person import Person
from server.storage.linkedin.outgoing.sync_records import REFUSED
from server.usecases.jobs import jobs
from server.usecases.linkedin.outgoing import sync
from server.usecases.linkedin.tab import links

_TWO_YEARS = 2 * 365 * clock.DAY


@rule("RSC-201")
def all_jobs(scene: Scene, evidence: Evidence) -> None:
    """Open ones in the export list, closed ones not, as many on either side."""
    company, made = scene.company, scene.history
    there = scene.there()["jobs"]
    evidence.same("jobs", shown_kinds(scene)[RecordKind.JOB], len(there))
    evidence.same("open jobs", len(made.open), sum(one["state"] == "LISTED" for one in there))
    evidence.same("closed jobs", len(made.closed), sum(one["state"] == "CLOSED" for one in there))
    listed = scene.stand_in.export_jobs(company.seats["rita"], company.client_id)
    evidence.see({company.job_id(job) for job in made.open} <= listed, f"All {len(made.open)} open jobs are in the export list")
    evidence.see(not {company.job_id(job) for job in made.closed} & listed, "None of the closed ones is")
    if scene.dialect == "v2":
        oldest = min(one["fields"]["listedAt"] for one in there)
        evidence.see(clock.now() - oldest > _TWO_YEARS, "The oldest is from more than two years ago")


@rule("RSC-202")
def all_candidates(scene: Scene, evidence: Evidence) -> None:
    """Indicator and widget of each."""
    company, made = scene.company, scene.history
    people = {person.candidate: person.member for person in made.people}
    there = scene.there()["candidates"]
    evidence.same("candidates", shown_kinds(scene)[RecordKind.CANDIDATE], len(there))
    with_indicator = [
        candidate for candidate, member in people.items() if of_candidate(company.indicator("rita", member), candidate)
    ]
    evidence.see(len(with_indicator) == len(people), f"{len(with_indicator)} of {len(people)} candidates have the indicator")
    right = [candidate for candidate in people if _widget_shows(scene, candidate)]
    evidence.see(len(right) == len(people), f"{len(right)} of {len(people)} have the right profile in the widget")
    oldest = min(one["atsCreatedAt"] for one in there)
    evidence.see(clock.now() - oldest > _TWO_YEARS, "The oldest is from more than two years ago")


@rule("RSC-203")
def all_applications(scene: Scene, evidence: Evidence) -> None:
    """Each in the indicator of its candidate."""
    made, there = scene.history, scene.there()["applications"]
    evidence.same("applications", shown_kinds(scene)[RecordKind.APPLICATION], len(there))
    with_indicator = [one for one in made.people if application_in(scene.company.indicator("rita", one.member), one.application)]
    evidence.see(
        len(with_indicator) == len(made.people), f"{len(with_indicator)} of {len(made.people)} applications are in the indicator"
    )


@rule("TC2")
def everything_about_one(scene: Scene, evidence: Evidence) -> None:
    """Job, application, stages, notes, feedback."""
    person = first([scene.history.full] if scene.history.full else [], "the candidate with everything")
    indicator = scene.company.indicator("rita", person.member)
    shown = application_in(indicator, person.application)
    evidence.see(of_candidate(indicator, person.candidate), "The candidate has the indicator")
    evidence.see(
        shown.get("atsJobPostingName") == "Engineer 1", f"The application names the job {shown.get('atsJobPostingName')}"
    )
    for what, expected in (("stages", 2), ("notes", 1), ("interviewFeedback", 1)):
        evidence.see(len(shown.get(what, [])) == expected, f"{what}: {len(shown.get(what, []))}")
    evidence.see(len((indicator or {}).get("notes", [])) == 1, "One note on the candidate; the private one is not there")
    evidence.see(_widget_shows(scene, person.candidate), "The widget has the right person")


@rule("TC3")
def every_field(scene: Scene, evidence: Evidence) -> None:
    """A value of their own in every field that Attract sends."""
    company = scene.company
    member, about = company.member("Unni", title="Unique title")
    told = Person(name=f"Unni {about['last_name']}", first_name="Unni", last_name=about["last_name"], email=about["email"])
    person = company.put_on_job(scene.history.open[2], told, member)
    company.change_phone(person.candidate, "+47 555 01 234")
    links.link_address(company.users["rita"], person.candidate, f"https://www.linkedin.com/in/{member}")
    scene.work()
    indicator = company.indicator("rita", member)
    fields = (indicator or {}).get("candidate", {})
    expected = {
        "firstName": "Unni",
        "lastName": about["last_name"],
        "emailAddresses": [about["email"]],
        "linkedInProfileUrl": f"https://www.linkedin.com/in/{member}",
        "externalProfileUrl": f"{company.home.settings.public_url}/candidates/{person.candidate}",
    }
    for name, value in expected.items():
        evidence.see(fields.get(name) == value, f"{name} is in the indicator")
    evidence.see(
        [one.get("number") for one in fields.get("phoneNumbers", [])] == ["+47 555 01 234"], "phoneNumbers is in the indicator"
    )
    evidence.see(all(name in fields for name in ("atsCreatedAt", "atsLastModifiedAt")), "Both instants are there")
    evidence.see(_widget_shows(scene, person.candidate), "The widget shows the right profile")
    scene.history.people.append(person)


@rule("TC4")
def changed_field(scene: Scene, evidence: Evidence) -> None:
    """A new telephone number, and a new title of the job."""
    company, person = scene.company, scene.history.people[0]
    company.change_phone(person.candidate, "+47 555 09 876")
    job = scene.history.open[0]
    jobs.change(company.users["rita"], job, JobDraft("Engineer of all things", ABOUT.format(what="all things"), "Bergen, Norway"))
    scene.work()
    indicator = company.indicator("rita", person.member)
    numbers = [one.get("number") for one in (indicator or {}).get("candidate", {}).get("phoneNumbers", [])]
    evidence.see(numbers == ["+47 555 09 876"], "The candidate's new telephone number is in the indicator")
    name = application_in(indicator, person.application).get("atsJobPostingName")
    evidence.see(name == "Engineer of all things", "The new title of the job is in the indicator")


@rule("TC5")
def missing_field(scene: Scene, evidence: Evidence) -> None:
    """A job with too short a description: found, shown, mended, sent."""
    company = scene.company
    rita, draft = company.users["rita"], JobDraft("Baker", "Bakes.", "Oslo, Norway")
    job = company.job("Baker")
    row = jobs.read(rita, job).job
    jobs.change(rita, job, draft)
    scene.work()
    reason = next((one.message for one in sync.troubled(scene.admin, RecordKind.JOB, REFUSED, 0) if one.key == row.job_id), None)
    evidence.see(reason, f"The Sync page says of the job: {reason}")
    evidence.see(
        row.job_id not in {one["external_id"] for one in scene.there()["jobs"]}, "LinkedIn was not sent what it would refuse"
    )
    jobs.change(rita, job, JobDraft("Baker", ABOUT.format(what="bread and rolls"), "Oslo, Norway"))
    scene.work()
    evidence.see(
        row.job_id in {one["external_id"] for one in scene.there()["jobs"]}, "Mended, it was sent without anybody's doing"
    )
    evidence.see(
        not [one for one in sync.troubled(scene.admin, RecordKind.JOB, REFUSED, 0) if one.key == row.job_id],
        "The Sync page has nothing on it any more",
    )
    scene.history.open.append(job)


def _widget_shows(scene: Scene, candidate: int) -> bool:
    """Whether the widget shows the member whose name the candidate has, to the recruiter."""
    company = scene.company
    page = company.widget().open(str(candidate), company.person("rita"))
    member = next((one.member for one in scene.history.people if one.candidate == candidate), "")
    return f"/in/{member}" in page and "Recruiting activities" in page
