"""Module 1: a new customer from the first click to a complete first sync (RSC-101 to RSC-106, TC1)."""

from collections import Counter

from server.certification.checks.installation import Installation
from server.certification.company import CertifiedCompany
from server.certification.evidence import Evidence, NotApplicable, rule
from server.certification.scene import Scene
from server.certification.standin import Json
from server.domain import clock
from server.domain.linkedin.access_levels import COMPANY_TYPES, CONTRACT_TYPE
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.posting import ApplyBy, PostingState
from server.linkedin.oauth.tokens import KeptToken, LinkedInTokens
from server.storage.linkedin.setup import account
from server.usecases.linkedin import postings
from server.usecases.linkedin.outgoing import sync
from server.usecases.linkedin.postings import ApplyChoice
from server.usecases.linkedin.setup import connection, overview

_CANDIDATES = ("atsCandidates", "candidates")
_RECORDS = (*_CANDIDATES, "simpleJobPostings", "jobRequisitions", "atsApplications", "jobApplications", "atsEntityAcls")
_NOT_PUBLISHED = "The text of these rules is not published; the earlier test cases are run instead."


@rule("RSC-101")
def new_customer(scene: Scene, evidence: Evidence) -> None:
    """Connect, request, notify, enable."""
    company = scene.company
    company.connect()
    evidence.see(overview.read(scene.admin).state_name == "Request", "After Connect the page offers Request")
    company.request("company")
    company.request("contract")
    evidence.see(
        overview.read(scene.admin).state_name == "Partner ready", "After Request and Attract's answer the page says Partner ready"
    )
    for bundle in ("company", "contract"):
        evidence.see(company.switch(bundle) == "ENABLED", f"An administrator of Recruiter could enable the {bundle} level")
    page, kept = overview.read(scene.admin), account.read()
    evidence.see(page.state_name == "Enabled" and all(row.on for row in page.rows), "Attract's page says Enabled for both levels")
    names = {one["name"] for one in scene.there()["integrations"]}
    evidence.see(all(company.name in (name or "") for name in names), f"The integrations are called {', '.join(sorted(names))}")
    evidence.see(
        kept.client_id and account.has("client_secret"),
        "Key and secret of this installation's application are kept, the secret sealed",
    )
    evidence.see(kept.organization == company.organization, "The organization's URN is kept")
    contracts = [one.context for one in page.stored if one.type == CONTRACT_TYPE]
    evidence.see(contracts == company.contracts[:1], "The contract's URN is kept")


@rule("TC1")
def history_begins_and_ends(scene: Scene, evidence: Evidence) -> None:
    """Dry run, start, complete."""
    before = len(_sent(scene))
    sync.start_dry_run(scene.admin)
    scene.company.home.work()
    desired_count = sum(kind.should for kind in sync.overview(scene.admin).kinds)
    sent = len(_sent(scene)) - before
    evidence.see(desired_count and not sent, f"The administrator's dry run counts {desired_count} records and sends none")
    evidence.see(account.read().sync_started_at is None, "Nothing is sent before the administrator chooses Start")
    sync.start(scene.admin)
    evidence.see(
        not sync.overview(scene.admin).busy or sync.overview(scene.admin).waiting, "While it runs the Sync page shows what waits"
    )
    quiet = scene.company.home.work()
    state = sync.overview(scene.admin)
    evidence.see(
        quiet and not state.waiting and state.done == 100,
        f"The Sync page says that {state.done} of 100 are there and nothing waits",
    )
    evidence.see(not state.account.trouble, "No trouble was met")


@rule("All history")
def nothing_filtered(scene: Scene, evidence: Evidence) -> None:
    """Everything that was ever active, open or closed."""
    made, told = scene.history, scene.there()
    evidence.same("jobs", len(made.open) + len(made.closed), len(told["jobs"]))
    evidence.same("candidates", len({person.candidate for person in made.people}), len(told["candidates"]))
    evidence.same("applications", len(made.people), len(told["applications"]))
    text = str(told)
    evidence.see(
        not any(secret in text for secret in made.private), "Private notes and feedback that is only saved are not there"
    )
    evidence.tell(
        "Never sent, and to be agreed with LinkedIn in writing: drafts that never were active, people who are only prospects, "
        "private notes, feedback that is not submitted."
    )


@rule("RSC-102")
def availability(scene: Scene, evidence: Evidence) -> None:
    """Private unless somebody posts the job."""
    company, job = scene.company, scene.history.open[1]
    there = Counter(one["availability"] for one in scene.there()["jobs"])
    evidence.see(set(there) == {"PRIVATE_TO_ATS_INTEGRATION"}, f"Without a choice: {dict(there)}")
    postings.post(company.users["rita"], job, ApplyChoice(ApplyBy.ATTRACT))
    company.home.work(lambda: postings.read(company.users["rita"], job).state is PostingState.POSTED)
    public = [one["external_id"] for one in scene.there()["jobs"] if one["availability"] == "PUBLIC"]
    evidence.see(
        public == [company.job_id(job)], f"After Post Now on one job LinkedIn has as public: {', '.join(public) or 'none'}"
    )


@rule("RSC-103")
def contracts_and_installations(scene: Scene, evidence: Evidence) -> None:
    """Two contracts, then a second installation of the same company."""
    company = scene.company
    company.request("contract", company.contracts[1])
    company.switch("contract", company.contracts[1])
    on = [row.contract for row in overview.read(scene.admin).rows if row.contract and row.on]
    evidence.see(len(on) == 2, f"{len(on)} contracts are on at once")
    own = company.client_id
    second = Installation(scene.folder / "second", "Attract South", scene.stand_in.address, scene.dialect)
    try:
        other = _second(scene, second)
    finally:
        second.end()
        company.home.enter()
    apps = scene.stand_in.apps()
    evidence.see(own != other, "Each installation has an application of its own")
    evidence.see(
        apps[own]["uniqueForeignId"] != apps[other]["uniqueForeignId"],
        "They are told apart by their unique foreign ids",
    )
    sent = [one for one in scene.stand_in.requests_of(other) if one["resource"] in _CANDIDATES]
    evidence.see(sent and len(apps[other]["candidates"]) == 1, "What the second installation sent carried its own key alone")
    names = {one["name"] for key in (own, other) for one in apps[key]["integrations"] if one["type"] in COMPANY_TYPES}
    evidence.see(len(names) == 2, f"Recruiter tells them apart: {', '.join(sorted(names))}")


def _second(scene: Scene, second: Installation) -> str:
    second.begin()
    company = CertifiedCompany(
        scene.stand_in, second, f"{scene.company.run}b", scene.company.name, scene.company.id, scene.company.contracts
    )
    company.hire()
    company.connect(scene.company.person("ada"))
    company.request("company")
    company.switch("company")
    company.applicant(company.job("Engineer in the south"))
    sync.start(second.administrator)
    second.work()
    return company.client_id


@rule("RSC-104")
def configuration(scene: Scene, evidence: Evidence) -> None:
    """What LinkedIn was told to do with jobs and applications."""
    there = {one["type"]: one["configurations"] for one in scene.there()["integrations"]}
    callback = there.get("ONE_CLICK_EXPORT", {}).get("CALLBACK_URL", "")
    evidence.see(
        callback.startswith(scene.company.home.settings.public_url), "CALLBACK_URL is an address of this installation alone"
    )
    everybody = "ALL_PRODUCT_USERS"
    evidence.see(there.get("ONE_CLICK_EXPORT", {}).get("JOB_POSTING_VIEWERS") == everybody, f"JOB_POSTING_VIEWERS is {everybody}")
    evidence.see(there.get("IN_ATS_INDICATOR", {}).get("APPLICATION_VIEWERS") == everybody, f"APPLICATION_VIEWERS is {everybody}")
    passed = scene.stand_in.control("POST", "/challenge", {"client_id": scene.company.client_id})["passed"]
    evidence.see(passed, "The callback address answers LinkedIn's challenge")
    shown = {key for one in overview.read(scene.admin).stored for key in one.configuration}
    evidence.see(
        {"CALLBACK_URL", "JOB_POSTING_VIEWERS", "APPLICATION_VIEWERS"} <= shown, "Attract's page shows the same configuration"
    )


@rule("RSC-105")
def widget_domain(scene: Scene, evidence: Evidence) -> None:
    """Which pages may show the widgets."""
    domains = scene.there()["jsDomains"]
    evidence.see(domains == [scene.company.home.settings.public_url], f"validJsSdkDomains: {', '.join(domains)}")


@rule("RSC-106", "JP-001…004")
def tokens(scene: Scene, evidence: Evidence) -> None:
    """By POST, checked, reused, renewed."""
    kept, secret = account.read(), account.secret("client_secret") or ""
    where = connection.addresses()
    own = LinkedInTokens(where, kept.client_id, secret)
    before = _minted(scene)
    first, again = own.token(), own.token()
    evidence.see(first == again and len(_minted(scene)) == len(before) + 1, "A token is asked for once and used again")
    evidence.see(own.introspect(first).get("active") is True, "LinkedIn says of it that it is active")
    expired = LinkedInTokens(where, kept.client_id, secret, kept=KeptToken(first, clock.now() - 1))
    evidence.see(expired.token() != first, "One whose time is over is replaced before it is used")
    fresh = LinkedInTokens(where, kept.client_id, secret, kept=KeptToken(first, clock.now() + 10 * clock.MINUTE))
    evidence.see(fresh.token() == first, "One with ten minutes left is used on")
    scene.stand_in.control("POST", "/revoke-tokens", {"client_id": kept.client_id})
    state = own.introspect(first)
    evidence.see(state.get("active") is not True, f"LinkedIn says of a revoked one: {state.get('status')}")
    states = connection.client().integrations([(type, kept.organization) for type in COMPANY_TYPES])
    evidence.see(len(states) == len(COMPANY_TYPES), "A request answered with 401 is repeated with a new token, and succeeds")
    methods = {one["method"] for one in _minted(scene)}
    evidence.see(methods == {"POST"}, f"{len(_minted(scene))} requests for tokens, all by {', '.join(sorted(methods))}")


@rule("RSC-107+", "RSC-204+", "RSC-306+")
def unpublished(_scene: Scene, _found: Evidence) -> None:
    """Nothing to go by."""
    raise NotApplicable(_NOT_PUBLISHED)


def _sent(scene: Scene) -> list[Json]:
    """Requests of this run that carried records."""
    own = scene.stand_in.requests_of(scene.company.client_id)
    return [one for one in own if one["method"] != "GET" and one["records"] and one["resource"].partition("/")[0] in _RECORDS]


def _minted(scene: Scene) -> list[Json]:
    own = scene.stand_in.requests_of(scene.company.client_id)
    return [one for one in own if one["resource"] == "accessToken"]


def shown_kinds(scene: Scene) -> dict[RecordKind, int]:
    """How many records of each kind Attract says LinkedIn has acknowledged."""
    return {kind: one.acknowledged for kind, one in scene.kinds().items()}
