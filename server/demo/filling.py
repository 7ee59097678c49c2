"""Filling an empty Attract with the demo's company, jobs and people, by the use cases that people themselves go through."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from server.demo import approvals, backdating, candidates, company, notes_and_feedback, pools, templates
from server.demo.company import Opening
from server.domain import clock
from server.domain.closing import ClosingReason
from server.domain.feedback import FeedbackOptions, FeedbackText, Reminder
from server.domain.hosts import HostMode
from server.domain.jobs import JobDraft, JobStatus
from server.domain.option_sets import CAREER_SITE
from server.domain.person import Person, email_key
from server.domain.roles import Actor, TeamRole
from server.domain.stages import DEFAULT_STAGES, Move, StageKind
from server.storage import notifications
from server.storage.account import hosts, users
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, hiring_team, jobs, process
from server.usecases import closing
from server.usecases.account import users as accounts
from server.usecases.applications import applications, create_application, exports, feedback, people_on_job
from server.usecases.applications.exports import ExportRequest
from server.usecases.candidates import identity, notes
from server.usecases.candidates.sources import CandidateSource
from server.usecases.closing import Close

SEED = 1042
MEMBERS = 115
CORRESPONDENTS = 45
_TEAM = (TeamRole.RECRUITER, TeamRole.HIRING_MANAGER, TeamRole.INTERVIEWER)
# Of every ten people on a job so many get this far: 0 stays a prospect, 3 is in Offer, None is turned down.
_WAYS: tuple[int | None, ...] = (0, 0, 1, 1, 1, 2, 2, 2, 3, None)


@dataclass
class _Demo:
    chance: random.Random
    users: dict[str, Actor] = field(default_factory=dict)
    jobs: dict[int, Opening] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)


def fill(which: str, members: Path | None, recruiter_host: str | None) -> bool:
    """Fill the database with the set ``which`` ("main" or "nordic") unless it holds users; whether it did.

    ``members`` is the stand-in's list of members; ``recruiter_host`` (host:port) becomes an inject host either way.
    """
    if recruiter_host:
        with transaction():
            hosts.decide(recruiter_host, HostMode.INJECT, None)
    if users.known(email_key(company.USERS[0].email)):
        return False
    demo = _Demo(random.Random(SEED))  # noqa: S311 - the same demo every time, nothing secret
    _hire(demo)
    templates.make(demo.users["recruiter"])
    _open_jobs(demo, company.SETS[which])
    if which == "main":
        _bring_people(demo, members)
        notifications.sweep(clock.now() + clock.DAY)  # they came over months, and were told of then
        pools.fill(demo.users, demo.people)
    _close_jobs(demo)
    _ask_for_feedback(demo)
    if which == "main":
        approvals.ask(demo.users)
    return True


def _hire(demo: _Demo) -> None:
    for member in company.USERS:
        id = accounts.add_user(member.email, member.name, company.PASSWORD, member.roles)
        demo.users[member.email.partition("@")[0]] = Actor(id, member.name, member.email, member.roles)


def _open_jobs(demo: _Demo, openings: tuple[Opening, ...]) -> None:
    for opening in openings:
        draft = JobDraft(opening.title, company.description(opening), opening.location, opening.openings).checked()
        with transaction():
            id = jobs.add(draft, opening.job_id, demo.users[opening.team[0]].id)
            process.add(id, DEFAULT_STAGES)
            jobs.set_options(id, prospects_enabled=opening.prospects, managers_see_prospects=True)
            for name, role in zip(opening.team, _TEAM, strict=True):
                hiring_team.add(id, demo.users[name].id, role)
            # A closed job was open once: people are brought in first, then it is closed.
            jobs.set_status(id, JobStatus.ACTIVE if opening.status is JobStatus.CLOSED else opening.status)
        demo.jobs[id] = opening


def _close_jobs(demo: _Demo) -> None:
    for id, opening in demo.jobs.items():
        if opening.status is JobStatus.CLOSED:
            close_request = Close(ClosingReason.CANCELLED, comment="Two other teams share this work from now on.")
            closing.close(demo.users[opening.team[0]], id, close_request)
    with transaction():
        backdating.spread_jobs(demo.chance)


def _ask_for_feedback(demo: _Demo) -> None:
    """Whoever comes to Interview from now on is talked about; of those who are there already nobody is asked."""
    options = FeedbackOptions(active=True, reminder=Reminder.TWO_DAYS)
    with transaction():
        for job in demo.jobs:
            for stage in process.stages(job):
                if stage.kind is StageKind.INTERVIEW:
                    feedback_activities.keep(stage.id, options)


def _bring_people(demo: _Demo, members: Path | None) -> None:
    member_ids = candidates.members(members, MEMBERS, demo.chance)
    open_jobs = [id for id, opening in demo.jobs.items() if opening.status in (JobStatus.ACTIVE, JobStatus.CLOSED)]
    first = open_jobs[0]
    for number, person in enumerate(
        member_ids + candidates.correspondents(MEMBERS + CORRESPONDENTS - len(member_ids), demo.chance)
    ):
        # Everybody tries the first job of the demo sooner or later; every fifth person is on a second job as well.
        chosen = {first if number % 8 == 0 else demo.chance.choice(open_jobs)}
        if number % 5 == 0:
            chosen.add(demo.chance.choice(open_jobs))
        for job in sorted(chosen):
            _bring(demo, job, person, number)


def _bring(demo: _Demo, job: int, person: Person, number: int) -> None:
    opening = demo.jobs[job]
    recruiter, manager, interviewer = (demo.users[name] for name in opening.team)
    way = _WAYS[number % len(_WAYS)]
    by_hand = not person.member_id or not opening.prospects
    if by_hand:
        application, candidate = _add_by_hand(recruiter, job, person)
        way = max(way, 1) if way is not None else None
    else:
        answer = exports.export(recruiter, f"demo-{job}-{number}", ExportRequest(job, person))
        application, candidate = answer.application, answer.candidate
    if way != 0 and not by_hand:
        applications.move_to_application(recruiter, application)
    _move_on(demo, recruiter, application, way)
    if way != 0:
        _write(demo, (recruiter, manager, interviewer), application, candidate, number)
    demo.people.append(candidate)
    with transaction():
        backdating.spread_application(application, demo.chance)


def _add_by_hand(recruiter: Actor, job: int, person: Person) -> tuple[int, int]:
    with transaction():
        known = identity.identify(recruiter.id, person.checked(), CAREER_SITE, None)
        created = create_application.create(
            job, known.id, StageKind.APPLICATION, CandidateSource(CAREER_SITE), Move.ADDED, recruiter.id
        )
    return created.application, known.id


def _move_on(demo: _Demo, recruiter: Actor, application: int, way: int | None) -> None:
    for _ in range((way or 1) - 1):
        stage = people_on_job.person(recruiter, application).row.stage
        applications.advance(recruiter, application, stage)
    if way is not None:
        return
    if reason := demo.chance.choice(notes_and_feedback.REASONS):
        applications.reject(recruiter, application, reason, "Told them by phone.")
    else:
        applications.withdraw(recruiter, application, "Took another job.")


def _write(demo: _Demo, team: tuple[Actor, Actor, Actor], application: int, candidate: int, number: int) -> None:
    recruiter, manager, interviewer = team
    notes.add(recruiter, candidate, demo.chance.choice(notes_and_feedback.NOTES), False, application)
    if number % 4 == 0:
        notes.add(manager, candidate, demo.chance.choice(notes_and_feedback.PRIVATE_NOTES), True, application)
    feedback.keep(interviewer, application, _opinion(demo), submit=True)
    if number % 3 == 0:
        feedback.keep(manager, application, _opinion(demo), submit=number % 2 == 0)


def _opinion(demo: _Demo) -> FeedbackText:
    return demo.chance.choice(notes_and_feedback.FEEDBACK)
