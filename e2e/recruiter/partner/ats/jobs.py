"""Jobs: asynchronous simpleJobPostings with their tasks, and jobRequisitions, which answer at once (linkedin.md 4, 20.3, 20.4).

Stand-in choices: CREATE of a job that is there updates it and is linted; CREATE, RENEW, or a ``state`` of LISTED open a closed
job again; UPDATE, RENEW and CLOSE of a job that is not there fail; a public posting runs out 180 days after it was last sent.
"""

from collections import Counter
from typing import Any

from e2e.recruiter.partner.ats import fields as ask
from e2e.recruiter.partner.ats.store import AtsStore, Job, Key, Task
from e2e.recruiter.partner.platform.urns import is_context
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire import checks
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import REQUIRED, Refusal, not_permitted, problem

Body = dict[str, Any]
Found = list[tuple[str, str]]
Failure = tuple[str, str]
DAY = 24 * 3_600_000
TASK_LIFE = 30 * DAY
POSTING_LIFE = 180 * DAY
OPERATIONS = ("CREATE", "UPDATE", "RENEW", "CLOSE")
PUBLIC, PRIVATE = "PUBLIC", "PRIVATE_TO_ATS_INTEGRATION"
JOB_REQUIRED = ("title", "description", "companyApplyUrl", "listedAt")
TEXTS = ("companyApplyUrl", "location", "countryCode", "postalCode", "companyJobCode")
KNOWN = {
    *TEXTS,
    *("externalJobPostingId", "title", "description"),
    *("integrationContext", "jobPostingOperationType", "listedAt", "availability", "state", "listingType", "contract"),
    *("workplaceTypes", "employmentStatus", "industries", "jobFunctions", "categories", "poster", "hiringTeam", "company"),
    *("vanityIdentifier", "skills", "experienceLevel", "compensation", "expireAt"),
}


def faults_of(fields: Body) -> Found:
    """What is wrong with the fields of a job, whatever shall be done with it."""
    found = [*ask.required(fields, *JOB_REQUIRED), *ask.texts(fields, "title", shortest=1, longest=200)]
    found += ask.texts(fields, "description", shortest=100, longest=25_000)
    found += ask.texts(fields, *TEXTS, shortest=1)
    found += ask.instants(fields, "listedAt")
    found += ask.one_of(fields, "jobPostingOperationType", OPERATIONS)
    found += ask.one_of(fields, "availability", (PUBLIC, PRIVATE))
    found += ask.one_of(fields, "state", ("LISTED", "CLOSED"))
    found += ask.one_of(fields, "listingType", ("BASIC", "PREMIUM"))
    if not fields.get("location") and not (fields.get("countryCode") and fields.get("postalCode")):
        found.append(("location", REQUIRED))
    return found


def validate_posting(call: Call, _key: Key, entity: Body) -> Found | Body:
    """One element of simpleJobPostings."""
    found = [*ask.required(entity, "integrationContext", "externalJobPostingId", "jobPostingOperationType")]
    found += ask.texts(entity, "externalJobPostingId", shortest=1, longest=200)
    found += faults_of(entity)
    if found:
        return found
    _lint_unknown(call, entity)
    if _is_repeated(call, entity):
        return [("externalJobPostingId", f"{entity['externalJobPostingId']} is more than once in this request")]
    return _not_permitted(call, entity["integrationContext"], entity.get("availability", PRIVATE)) or []


def post(call: Call, _key: Key, entity: Body) -> Body:
    """Accept the element as a task."""
    urn = f"urn:li:simpleJobPostingTask:{call.world.number()}"
    due_at = call.now + call.world.settings.task_delay_ms
    call.store.tasks[urn] = task = Task(urn, entity, call.now, due_at)
    call.store.pending.append(task)
    settle(call.world, call.store)
    return {"id": urn, "status": 202}


def validate_task(call: Call, key: Key, _entity: Body) -> Body | None:
    """A task is known for 30 days."""
    task = call.store.tasks.get(key[0])
    return None if task and call.now < task.created_at + TASK_LIFE else problem(404, f"No task {key[0]}")


def read_task(call: Call, key: Key, _entity: Body) -> Body:
    """How far a task has come."""
    settle(call.world, call.store)
    task = call.store.tasks[key[0]]
    answer = {
        "id": task.urn,
        "status": task.status,
        "externalJobPostingId": task.fields["externalJobPostingId"],
        "integrationContext": task.fields["integrationContext"],
        "jobPosting": _posting_urn(task.posting),
        "errorCode": task.error_code,
        "errorMessage": task.error_message,
    }
    return {name: value for name, value in answer.items() if value is not None}


def settle(world: World, store: AtsStore) -> None:
    """Evaluate the tasks that are due, in the order in which they came."""
    now = world.clock.now()
    due = [each for each in store.pending if each.due_at <= now]
    store.pending = [each for each in store.pending if each.due_at > now]
    for task in due:
        key = (task.fields["integrationContext"], task.fields["externalJobPostingId"])
        failure = carry_out(world, store, key, task.fields)
        if failure:
            task.status, (task.error_code, task.error_message) = "FAILED", failure
        else:
            task.status, task.posting = "SUCCEEDED", store.jobs[key].posting


def validate_requisition(call: Call, key: Key, entity: Body) -> Found | Body:
    """A job requisition, with the fields of a job posting."""
    found = [*ask.texts({"externalJobRequisitionId": key[1]}, "externalJobRequisitionId", shortest=1, longest=200)]
    found += faults_of(entity)
    _lint_unknown(call, entity)
    return found or _not_permitted(call, key[0], entity.get("availability", PRIVATE)) or []


def put_requisition(call: Call, key: Key, entity: Body) -> int | Body:
    """Carry out at once what a posting does as a task; without an operation it is an upsert."""
    operation = entity.get("jobPostingOperationType") or ("UPDATE" if key in call.store.jobs else "CREATE")
    known = key in call.store.jobs
    failure = carry_out(call.world, call.store, key, entity | {"jobPostingOperationType": operation})
    return problem(422, f"ERROR :: /jobPostingOperationType :: {': '.join(failure)}") if failure else 204 if known else 201


def validate_requisition_read(call: Call, key: Key, _entity: Body) -> Body | None:
    """Only what has been sent can be read."""
    return None if key in call.store.jobs else problem(404, f"No job requisition {key[1]}")


def read_requisition(call: Call, key: Key, _entity: Body) -> Body:
    """A requisition as last sent, with its state and, when public, its posting."""
    job = call.store.jobs[key]
    posting = {"jobPosting": _posting_urn(job.posting)} if job.posting else {}
    return {**job.fields, "state": job.state, "availability": job.availability, **posting}


def carry_out(world: World, store: AtsStore, key: Key, fields: Body) -> Failure | None:
    """Create, update, renew or close a job; the error code and message if that cannot be."""
    operation, known = fields["jobPostingOperationType"], store.jobs.get(key)
    if known is None and operation != "CREATE":
        return "JOB_NOT_FOUND", f"There is no job {key[1]}"
    availability = fields.get("availability") or (known.availability if known else PRIVATE)
    state = _state_after(operation, fields.get("state"), known)
    if known and known.state == "LISTED" and state == "LISTED" and (known.availability, availability) == (PUBLIC, PRIVATE):
        return "AVAILABILITY_CHANGE_NOT_ALLOWED", "Close the public job and open it again to make it private"
    if availability == PUBLIC and state == "LISTED" and _is_listed_elsewhere(world, key[0], fields):
        return "DUPLICATE_JOB", "This job is already listed from another source"
    store.jobs[key] = _job(world, key, fields, state, availability, known)
    return None


def is_open(world: World, job: Job) -> bool:
    """Whether a job can be exported to: listed, and if public, not run out."""
    return job.state == "LISTED" and (job.expires_at is None or world.clock.now() < job.expires_at)


def _job(world: World, key: Key, fields: Body, state: str, availability: str, known: Job | None) -> Job:
    posting = known.posting if known and known.state == "LISTED" else None
    if availability == PUBLIC and state == "LISTED":
        posting = posting or world.number()
    expires_at = world.clock.now() + POSTING_LIFE if availability == PUBLIC else None
    return Job(key[0], key[1], fields, state, availability, posting if availability == PUBLIC else None, expires_at)


def _state_after(operation: str, wanted: str | None, known: Job | None) -> str:
    if operation == "CLOSE" or wanted == "CLOSED":
        return "CLOSED"
    if operation in ("CREATE", "RENEW") or wanted == "LISTED":
        return "LISTED"
    return known.state if known else "LISTED"


def _posting_urn(number: int | None) -> str | None:
    return f"urn:li:jobPosting:{number}" if number else None


def _is_listed_elsewhere(world: World, context: str, fields: Body) -> bool:
    about = (context.rpartition(":")[2], fields["title"], fields.get("location"))
    listings = ((str(each["organization"]), each["title"], each.get("location")) for each in world.external_listings)
    return any((organization.rpartition(":")[2], title, location) == about for organization, title, location in listings)


def _not_permitted(call: Call, context: str, availability: str) -> Body | None:
    """A public job needs an organisation that exists, a private one an enabled integration of the calling application."""
    if availability == PUBLIC and is_context(context):
        known = any(each.urn == context for each in call.world.organizations.values())
        return None if known else not_permitted(context).body()
    try:
        checks.context(call.world, call.app, context)
    except Refusal as refusal:
        return refusal.body()
    return None


def _is_repeated(call: Call, entity: Body) -> bool:
    """Whether the request brings this job more than once; counted once a request."""
    if "jobs" not in call.memo:
        call.memo["jobs"] = Counter(_identity(other) for _, other in call.entities if isinstance(other, dict))
    return bool(call.memo["jobs"][_identity(entity)] > 1)


def _identity(entity: Body) -> tuple[str, str]:
    return str(entity.get("integrationContext")), str(entity.get("externalJobPostingId"))


def _lint_unknown(call: Call, entity: Body) -> None:
    if not entity.keys() <= KNOWN:
        name = entity.get("externalJobPostingId", "")
        call.lint("unknown_field", f"job {name}: {', '.join(sorted(entity.keys() - KNOWN))}")
    if entity.get("jobPostingOperationType") == "CREATE":
        key = (entity.get("integrationContext", ""), entity.get("externalJobPostingId", ""))
        known = call.store.jobs.get(key)
        if known is not None and known.state == "LISTED":
            call.lint("created_twice", f"job {key[1]}")
