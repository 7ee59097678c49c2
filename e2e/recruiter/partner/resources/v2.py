"""The resources of /v2 that an ATS writes to (linkedin.md 0.2)."""

from typing import Any

from e2e.recruiter.partner.ats import acls, applications, candidates, integrations, jobs
from e2e.recruiter.partner.ats.store import Key
from e2e.recruiter.partner.recruiting import matching
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import problem
from e2e.recruiter.partner.wire.keys import KeyShape
from e2e.recruiter.partner.wire.methods import resource

CONTEXT = ("integrationContext",)
ATS = {"dataProvider": "ATS"}
INTEGRATION_KEY = KeyShape((CONTEXT, ("integrationType",)), {"tenantType": "RECRUITER", **ATS})
CANDIDATE_KEY = KeyShape((CONTEXT, ("atsCandidateId",)), ATS)
APPLICATION_KEY = KeyShape((CONTEXT, ("atsJobApplicationId",)), ATS)
ACL_KEY = KeyShape((CONTEXT, ("atsEntityAclId",), ("atsEntityType",), ("atsEntityId",)), ATS)
ASSIGNEE_KEY = KeyShape((CONTEXT, ("atsEntityAclId",), ("atsEntityType",), ("assignee",)), ATS)


def validate_candidate_read(call: Call, key: Key, _entity: dict[str, Any]) -> dict[str, Any] | None:
    """Only what has been sent can be read."""
    return None if key in call.store.candidates else problem(404, f"No candidate {key[1]}")


def read_candidate(call: Call, key: Key, _entity: dict[str, Any]) -> dict[str, Any]:
    """A candidate as last sent, with the matches found by now, each as ``{"member": person URN}`` (stand-in choice)."""
    matched = [{"member": call.person_urn(each)} for each in matching.matches(call.world, call.app.client_id, key)]
    return {**call.store.candidates[key].fields, "matchedMembers": matched}


def anything(_call: Call, _key: Key, _entity: dict[str, Any]) -> None:
    """A delete needs no validation."""


_integrations = resource("v2", "atsIntegrations", key=INTEGRATION_KEY)
_integrations.each("batch_partial_update", integrations.validate_naming, integrations.name_it)
_integrations.each("batch_get", integrations.validate_read, integrations.read)
_integrations.finder("request")(integrations.of_notification)

_configurations = resource("v2", "atsIntegrations/configurations", parent=INTEGRATION_KEY)
_configurations.each("batch_update", integrations.validate_configuration, integrations.put_configuration)
_configurations.each("batch_get", integrations.validate_configuration_read, integrations.read_configuration)
_configurations.each("batch_delete", integrations.validate_configuration_read, integrations.delete_configuration)

_postings = resource("v2", "simpleJobPostings")
_postings.each("batch_create", jobs.validate_posting, jobs.post)
_tasks = resource("v2", "simpleJobPostingTasks")
_tasks.each("batch_get", jobs.validate_task, jobs.read_task)

_candidates = resource("v2", "atsCandidates", key=CANDIDATE_KEY, scope="enabled")
_candidates.each("batch_update", candidates.validate, candidates.put)
_candidates.each("batch_partial_update", candidates.validate_patch, candidates.patch)
_candidates.each("batch_get", validate_candidate_read, read_candidate)
_candidates.each("batch_delete", anything, candidates.delete)

_notes = resource("v2", "atsCandidates/notes", parent=CANDIDATE_KEY, scope="enabled")
_notes.each("batch_update", candidates.validate_note, candidates.put_note)
_notes.each("batch_delete", anything, candidates.delete_note)

_applications = resource("v2", "atsApplications", key=APPLICATION_KEY, scope="enabled")
_applications.each("batch_update", applications.validate, applications.put)
_applications.each("batch_delete", anything, applications.delete)

CHILDREN = {
    "notes": candidates.validate_note,
    "stages": applications.validate_stage,
    "interviewFeedback": applications.validate_feedback,
    "resumes": applications.validate_resume,
}
for _kind, _validate in CHILDREN.items():
    _child = resource("v2", f"atsApplications/{_kind}", parent=APPLICATION_KEY, scope="enabled")
    _child.each("batch_update", _validate, applications.put_child(_kind))
    _child.each("batch_delete", anything, applications.delete_child(_kind))

_acls = resource("v2", "atsEntityAcls", key=ACL_KEY, scope="enabled")
_acls.each("batch_update", acls.validate_acl, acls.put_acl)
_acls.each("batch_delete", anything, acls.delete_acl)
_acls.finder("criteria", guard=acls.context_is_enabled)(acls.acls_of_entity)

_assignees = resource("v2", "atsEntityAclAssignees", key=ASSIGNEE_KEY, scope="enabled")
_assignees.each("batch_update", acls.validate_assignee, acls.put_assignee)
_assignees.each("batch_delete", anything, acls.delete_assignee)
_assignees.finder("criteria", guard=acls.context_is_enabled)(acls.acls_of_assignee)
