"""The same store in the names of /rest (linkedin.md 0.2, 4.3, 5.5, 6, 7, 8).

Where linkedin.md leaves a name open, several are understood; the first of them is written. Stand-in choices of that kind:
the key of /rest/atsApplications, ids of stages and feedback, the key of /rest/integrationConfigurations, and the names of an
application's fields, for which those of /v2 are understood as well.
"""

from e2e.recruiter.partner.ats import acls, applications, candidates, integrations, jobs
from e2e.recruiter.partner.resources.v2 import anything, read_candidate, validate_candidate_read
from e2e.recruiter.partner.wire.keys import KeyShape
from e2e.recruiter.partner.wire.methods import resource

CONTEXT = ("integrationContext",)
TENANT = {"tenantType": "RECRUITER"}
ATS_MAYBE = ({"dataProvider": "ATS"}, frozenset({"dataProvider"}))
APPLICATION_ID = ("externalJobApplicationId", "jobApplicationId", "atsJobApplicationId")
STAGED_APPLICATION_ID = ("jobApplicationId", "externalJobApplicationId", "atsJobApplicationId")
CONFIGURATION_ID = ("configurationKey", "integrationConfigurationKey", "key")
TIMES = {"externalCreatedAt": "atsCreatedAt", "externalLastModifiedAt": "atsLastModifiedAt"}
APPLICATION_FIELDS = {
    **TIMES,
    "externalCandidateId": "atsCandidateId",
    "externalJobPostingId": "atsJobPostingId",
    "externalJobRequisitionId": "atsJobPostingId",
    "externalJobPostingName": "atsJobPostingName",
}
CHILDREN = {
    ("applicationNotes", "notes"): (candidates.validate_note, ("externalNoteId",)),
    ("applicationStage", "stages"): (applications.validate_stage, ("jobApplicationStageId", "externalStageId")),
    ("applicationStages", "stages"): (applications.validate_stage, ("jobApplicationStageId", "externalStageId")),
    ("applicationInterviewFeedbacks", "interviewFeedback"): (
        applications.validate_feedback,
        ("externalInterviewFeedbackId", "interviewFeedbackId", "externalFeedbackId"),
    ),
}

_integrations = resource("rest", "integrations", key=KeyShape((CONTEXT, ("integrationType",)), TENANT))
_integrations.each("batch_partial_update", integrations.validate_naming, integrations.name_it)
_integrations.each("batch_get", integrations.validate_read, integrations.read)
_integrations.finder("request")(integrations.of_notification)

_configuration_key = KeyShape((CONTEXT, ("integrationType",), CONFIGURATION_ID), TENANT)
_configurations = resource("rest", "integrationConfigurations", key=_configuration_key)
_configurations.each("batch_update", integrations.validate_configuration, integrations.put_configuration)
_configurations.each("batch_get", integrations.validate_configuration_read, integrations.read_configuration)
_configurations.each("batch_delete", integrations.validate_configuration_read, integrations.delete_configuration)

_requisitions = resource("rest", "jobRequisitions", key=KeyShape((CONTEXT, ("externalJobRequisitionId",))))
_requisitions.each("batch_update", jobs.validate_requisition, jobs.put_requisition)
_requisitions.each("batch_get", jobs.validate_requisition_read, jobs.read_requisition)

_candidate_key = KeyShape((CONTEXT, ("externalCandidateId",)))
_candidates = resource("rest", "candidates", key=_candidate_key, scope="enabled", renames=TIMES)
_candidates.each("batch_update", candidates.validate, candidates.put)
_candidates.each("batch_get", validate_candidate_read, read_candidate)
_candidates.each("batch_delete", anything, candidates.delete)

_note_key = KeyShape((CONTEXT, ("externalCandidateId",), ("externalNoteId",)))
_notes = resource("rest", "candidateNotes", key=_note_key, scope="enabled", renames=TIMES)
_notes.each("batch_update", candidates.validate_note, candidates.put_note)
_notes.each("batch_delete", anything, candidates.delete_note)

_application_key = KeyShape((CONTEXT, APPLICATION_ID))
_applications = resource("rest", "atsApplications", key=_application_key, scope="enabled", renames=APPLICATION_FIELDS)
_applications.each("batch_update", applications.validate, applications.put)
_applications.each("batch_delete", anything, applications.delete)

for (_name, _kind), (_validate, _ids) in CHILDREN.items():
    _parent = STAGED_APPLICATION_ID if _kind == "stages" else APPLICATION_ID
    _child = resource("rest", _name, key=KeyShape((CONTEXT, _parent, _ids)), scope="enabled", renames=TIMES)
    _child.each("batch_update", _validate, applications.put_child(_kind))
    _child.each("batch_delete", anything, applications.delete_child(_kind))

_attachment_key = KeyShape(
    (CONTEXT, ("externalReferenceEntityId",), ("externalAttachmentId",)),
    {"externalReferenceEntityType": "APPLICATION", "attachmentType": "RESUME"},
)
_attachments = resource("rest", "attachments", key=_attachment_key, scope="enabled")
_attachments.each("batch_update", applications.validate_resume, applications.put_child("resumes"))
_attachments.each("batch_delete", anything, applications.delete_child("resumes"))

_acl_key = KeyShape((CONTEXT, ("entityAclId",), ("entityType",), ("entityId",)), *ATS_MAYBE)
_acls = resource("rest", "entityAcls", key=_acl_key, scope="enabled")
_acls.each("batch_update", acls.validate_acl, acls.put_acl)
_acls.each("batch_delete", anything, acls.delete_acl)
_acls.finder("criteria", guard=acls.context_is_enabled)(acls.acls_of_entity)

_assignee_key = KeyShape((CONTEXT, ("entityAclId",), ("entityType",), ("assignee",)), *ATS_MAYBE)
_assignees = resource("rest", "entityAclAssignees", key=_assignee_key, scope="enabled")
_assignees.each("batch_update", acls.validate_assignee, acls.put_assignee)
_assignees.each("batch_delete", anything, acls.delete_assignee)
_assignees.finder("criteria", guard=acls.context_is_enabled)(acls.acls_of_assignee)
