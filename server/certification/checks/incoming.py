"""Module 3: exports, the widget, InMail, notes, stub profiles and closed accounts (RSC-301 to RSC-305, TC9 to TC13)."""

import re

from server.certification import directly
from server.certification.company import MemberOnJob
from server.certification.evidence import Evidence, NotApplicable, NotAsExpected, first, rule
from server.certification.scene import Scene, of_candidate
from server.certification.standin import Json
from server.domain.linkedin import windows
from server.domain.person import Person
from server.storage.candidates import candidates
from server.usecases import erasure
from server.usecases.applications import applications, people_on_job
from server.usecases.candidates.candidates import profile
from server.usecases.linkedin.incoming import closed_profiles
from server.usecases.linkedin.tab import links, tab
from server.usecases.pools import pool_people

_POOL = 1
_MARGIN = 5000  # ms: the header Date that tells LinkedIn's time knows whole seconds only
FROM_EXPORT = (
    "first name, last name, headline, location, employer, public profile address, and e-mail addresses the recruiter typed in"
)
FROM_STUB = "first name, last name, e-mail address, telephone number, employer and title, as far as the member shares them"


@rule("RSC-301")
def new_member(scene: Scene, evidence: Evidence) -> None:
    """Export to a job, then move the prospect on."""
    company = scene.company
    for who in ("rita", "ola"):
        company.connect_user(who)
    scene.work()
    job = scene.history.open[3]
    member, about = company.member("Edvard")
    incoming_export = _incoming_export(scene, member, job)
    scene.exported = (incoming_export.candidate, member)
    shown = profile(company.users["rita"], incoming_export.candidate)
    evidence.see(shown.row.source == "linkedin", "The candidate's source is LinkedIn")
    evidence.see(shown.row.name == f"Edvard {about['last_name']}", "First and last name are the exported ones")
    mapped = {"headline": shown.row.headline, "company": shown.row.company, "location": shown.row.location}
    evidence.see(all(mapped[name] == about[name] for name in mapped), f"{', '.join(mapped)} are the exported ones")
    evidence.see(any(one.key == f"in:{about['slug']}" for one in shown.identities), "The public profile is kept as an identity")
    evidence.see(any(one.key.startswith("person:") for one in shown.identities), "So is the person URN")
    applications.move_to_application(company.users["rita"], incoming_export.application)
    scene.work()
    there: Json = next((one for one in scene.there()["candidates"] if one["id"] == str(incoming_export.candidate)), {})
    evidence.see(there.get("manualMatchedMember"), "LinkedIn was sent the person URN with the candidate")
    evidence.see(of_candidate(company.indicator("rita", member), incoming_export.candidate), "The member has the indicator")
    page = company.widget().open(str(incoming_export.candidate), company.person("rita"))
    evidence.see(f"/in/{about['slug']}" in page, "The widget shows exactly this member")


@rule("RSC-302")
def which_fields(scene: Scene, evidence: Evidence) -> None:
    """What comes from where."""
    candidate, _ = _of_301(scene)
    evidence.tell(f"With an export come {FROM_EXPORT}")
    evidence.tell(f"With a stub profile come {FROM_STUB}; they fill in what Attract does not know, and replace nothing")
    row = profile(scene.company.users["rita"], candidate).row
    evidence.see(
        row.headline and row.company and row.location,
        "The candidate's page shows headline, employer and location from the export",
    )
    evidence.see(row.email is None, "There is no e-mail address, because the recruiter typed none in")


@rule("RSC-303")
def the_same_member_again(scene: Scene, evidence: Evidence) -> None:
    """Change the candidate, export once more."""
    company = scene.company
    candidate, member = _of_301(scene)
    company.change_phone(candidate, "+47 555 44 444")
    incoming_export = _incoming_export(scene, member, scene.history.open[4])
    evidence.see(incoming_export.candidate == candidate, "It is the same candidate")
    evidence.see(len(profile(company.users["rita"], candidate).applications) == 2, "They are on two jobs")
    again = _incoming_export(scene, member, scene.history.open[4])
    evidence.see(again.application == incoming_export.application, "A third export to the same job changes nothing")


@rule("RSC-304")
def linked_in_the_widget(scene: Scene, evidence: Evidence) -> None:
    """Nobody matches, a recruiter links, and it stays."""
    company = scene.company
    rita, widget = company.users["rita"], company.widget()
    member, about = company.member("Gudrun")
    unlikely = Person("Zz Unlikely", email=f"zz-{company.run}@other.example", first_name="Zz", last_name="Unlikely")
    person = company.put_on_job(scene.history.open[5], unlikely)
    scene.work()
    key, viewer = str(person.candidate), company.person("rita")
    evidence.see(f"/in/{about['slug']}" not in widget.open(key, viewer), "Nothing matches the candidate at first")
    told = re.search(r"urn:li:person:[\w-]+", widget.link(key, viewer, member))
    if told is None:
        raise NotAsExpected("the widget says whom the candidate was linked to")
    links.link(rita, person.candidate, told[0])
    scene.work()
    evidence.see(f"/in/{about['slug']}" in widget.open(key, viewer), "After loading it again the widget shows the chosen profile")
    linked = tab.read(rita, person.candidate).linked
    evidence.see(linked is not None and linked.member.urn == told[0], "Attract's own page has the same member")
    there: Json = next((one for one in scene.there()["candidates"] if one["id"] == key), {})
    evidence.see(there.get("manualMatchedMember") == told[0], "LinkedIn still has it after Attract's next sync")


@rule("RSC-305")
def widget_signed_out_and_in(scene: Scene, evidence: Evidence) -> None:
    """A card, then the profile."""
    company, person = scene.company, scene.history.people[0]
    widget = company.widget()
    evidence.see("Sign in to LinkedIn" in widget.open(str(person.candidate)), "Signed out, the widget shows a card to sign in")
    page = widget.open(str(person.candidate), company.person("rita"))
    evidence.see(f"/in/{person.member}" in page and "Sign in to LinkedIn" not in page, "Signed in, it shows the profile")
    offered = tab.read(company.users["rita"], person.candidate).widget
    evidence.see(offered is not None and offered.client_id == company.client_id, "Attract's page loads it with its own key")
    evidence.see(company.widget().origin in scene.there()["jsDomains"], "from a domain that may")
    evidence.tell("In a browser, with scrolling: the journeys of the LinkedIn tab (e2e/test_linkedin_*)")


@rule("TC9")
def scrolling(_scene: Scene, _found: Evidence) -> None:
    """Needs eyes."""
    raise NotApplicable("It needs a browser: shown in the journeys of the LinkedIn tab (e2e/test_linkedin_*).")


@rule("TC10")
def inmail(scene: Scene, evidence: Evidence) -> None:
    """There and back."""
    company = scene.company
    candidate, member = _of_301(scene)
    seat = company.seats["rita"]
    order = {"seat": seat, "member": member, "subject": "A talk", "body": "Would Thursday do?"}
    thread = scene.stand_in.control("POST", "/inmail", order)["thread"]
    scene.stand_in.control("POST", "/inmail/answer", {"thread": thread, "body": "Thursday it is."})
    _read(scene)
    shown = tab.read(company.users["rita"], candidate).history.inmails or []
    texts = [one.text for one in shown]
    evidence.see("Would Thursday do?" in texts, "What the recruiter wrote is on the candidate")
    evidence.see("Thursday it is." in texts, "So is the answer")
    others = tab.recruiting_activities(company.users["ola"], candidate).history
    evidence.see(len(others.others) >= 1 and not others.inmails, "A colleague sees that and when they wrote, and nothing of what")


@rule("TC11")
def contact_details(scene: Scene, evidence: Evidence) -> None:
    """Shared with the first answer, by somebody Attract does not know."""
    company = scene.company
    member, about = company.member("Sigrid", phone="+47 555 77 777")
    order = {"seat": company.seats["rita"], "member": member, "subject": "Hello", "body": "May I tell you of a job?"}
    thread = scene.stand_in.control("POST", "/inmail", order)["thread"]
    scene.stand_in.control("POST", "/inmail/answer", {"thread": thread, "body": "Do.", "share": True, "email": about["email"]})
    _read(scene)
    people = pool_people.read(company.users["rita"], _POOL).people
    shared = next((one for one in people if one.email == about["email"]), None)
    evidence.see(shared is not None, "Whoever shared is a candidate in the LinkedIn talent pool, with the e-mail address")
    evidence.see(shared is not None and shared.first_name == "Sigrid", "and with first and last name")
    evidence.see(sum(one.first_name == "Sigrid" for one in people) == 1, "once")


@rule("TC12")
def recruiters_note(scene: Scene, evidence: Evidence) -> None:
    """Written, changed, deleted at LinkedIn."""
    company = scene.company
    candidate, member = _of_301(scene)

    def texts(who: str) -> list[str]:
        _read(scene)
        return [note.text for note in tab.recruiting_activities(company.users[who], candidate).notes]

    order = {"seat": company.seats["ola"], "member": member, "text": "Speaks Finnish.", "visibility": "PUBLIC"}
    note = scene.stand_in.control("POST", "/notes", order)["id"]
    evidence.see("Speaks Finnish." in texts("rita"), "A colleague's public note appears")
    scene.stand_in.control("PATCH", f"/notes/{note}", {"text": "Speaks Finnish and Sami."})
    changed = texts("rita")
    evidence.see("Speaks Finnish and Sami." in changed and "Speaks Finnish." not in changed, "Changed there, it is changed here")
    scene.stand_in.control("DELETE", f"/notes/{note}")
    evidence.see("Speaks Finnish and Sami." not in texts("rita"), "Deleted there, it is gone here")


@rule("TC13")
def closed_account(scene: Scene, evidence: Evidence) -> None:
    """An exported member leaves LinkedIn."""
    company = scene.company
    member, about = company.member("Borghild")
    incoming_export = _incoming_export(scene, member, scene.history.open[6])
    scene.stand_in.control("POST", "/close-account", {"member": member})
    _read(scene)
    waiting = [one for one in closed_profiles.read(scene.admin).waiting if one.candidate == incoming_export.candidate]
    evidence.see(len(waiting) == 1, "The administrator is told whose account is closed")
    erasure.erase_closed(scene.admin, first(waiting, "the notice of the closed account").id)
    scene.work()
    evidence.see(candidates.by_id(incoming_export.candidate) is None, "The person can be erased in Attract")
    evidence.see(about["last_name"] not in str(scene.there()["candidates"]), "LinkedIn has nothing of them from Attract")


def _incoming_export(scene: Scene, member: str, job: int) -> MemberOnJob:
    """Let the recruiter export a member to a job; who they are in Attract then."""
    company = scene.company
    order = {"member": member, "job": company.job_id(job), "seat": company.seats["rita"], "client_id": company.client_id}
    scene.stand_in.control("POST", "/export", order)
    scene.work()
    rita = company.users["rita"]
    rows = [*people_on_job.prospects(rita, job).page.rows, *people_on_job.applicants(rita, job).page.rows]
    for row in rows:
        if any(one.key == f"in:{member}" for one in candidates.identities(row.candidate)):
            return MemberOnJob(row.candidate, row.id, member)
    raise NotAsExpected("the exported member is on the job")


def _of_301(scene: Scene) -> tuple[int, str]:
    if scene.exported is None:
        raise NotAsExpected("the candidate of RSC-301 is there")
    return scene.exported


def _read(scene: Scene) -> None:
    """Let LinkedIn's clock pass the lag that Attract keeps, and have every stream read."""
    scene.stand_in.control("POST", "/clock", {"advance_ms": windows.LAG + _MARGIN})
    directly.read_now()
    scene.work()
