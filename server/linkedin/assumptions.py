"""Everything UNCONFIRMED that this package relies on, each with the section of linkedin.md that leaves it open.

Where several names stand together, they are tried in order. Whoever learns how it really is changes it here.
"""

# 1.6: how LinkedIn says that it wants another LinkedIn-Version.
VERSION_REFUSED = ("NONEXISTENT_VERSION", "VERSION_MISSING")

# 2.3: where an answer of provisionedApplications holds the credentials; the parser looks in all of these places.
CREDENTIAL_PLACES = ("", "credentials", "value", "value.credentials")
APP_URN = ("key", "urn", "developerApplication", "id")
# 2.3: how the secret of a child is rolled.
ROLL_SECRET_ACTION = "rollDeveloperApplicationSecret"  # noqa: S105 - the name of an action
ROLL_SECRET_OF_CHILD = "developerApplication"  # noqa: S105 - the field that names the child's URN

# 3.5: how an integration says how it stands, and what it says. Anything else is "unknown", and the raw answer is kept.
INTEGRATION_STATUS = ("status", "integrationStatus", "state", "approvalStatus")
INTEGRATION_ENABLED = ("enabled", "isEnabled")
STATUS_WORDS = {
    "REQUESTED": "requested",
    "PENDING": "requested",
    "PARTNER_READY": "partner_ready",
    "READY": "partner_ready",
    "APPROVED": "partner_ready",
    "ENABLED": "enabled",
    "ACTIVE": "enabled",
    "DISABLED": "disabled",
    "INACTIVE": "disabled",
}
# 3.4 under /rest: what the part of the key is called that names the configuration.
REST_CONFIGURATION_KEY = "configurationKey"

# 4.1: names and values of the extension schema. What is not among these values is not sent.
JOB_EMPLOYMENT_FIELD, JOB_SENIORITY_FIELD = "employmentStatus", "experienceLevel"
EMPLOYMENT_WORDS = {
    "Full-time": "FULL_TIME",
    "Part-time": "PART_TIME",
    "Contract": "CONTRACT",
    "Temporary": "TEMPORARY",
    "Volunteer": "VOLUNTEER",
    "Internship": "INTERNSHIP",
}
SENIORITY_WORDS = {
    "Internship": "INTERNSHIP",
    "Entry level": "ENTRY_LEVEL",
    "Associate": "ASSOCIATE",
    "Mid-senior level": "MID_SENIOR_LEVEL",
    "Director": "DIRECTOR",
    "Executive": "EXECUTIVE",
}
# 4.2: how a failed task says why.
TASK_ERROR_CODE, TASK_ERROR_MESSAGE = ("errorCode", "code"), ("errorMessage", "message", "error")
# 4.3: jobRequisitions take the fields of a job posting; being an upsert, they need no operation, and ``state`` closes them.
REQUISITION_HAS_OPERATION = False

# 5.1: a place that is known as free text only goes into the first line, so that nothing is made up about its parts.
CANDIDATE_PLACE_FIELD = "line1"
# 5.2: the shape of an element of matchedMembers when it is an object.
MATCHED_MEMBER = ("member", "person", "urn", "id")

# 7 under /rest: keys that linkedin.md does not spell out.
REST_APPLICATION_KEY = "externalJobApplicationId"
REST_STAGE_PARENT, REST_STAGE_KEY = "jobApplicationId", "jobApplicationStageId"
REST_FEEDBACK_KEY = "externalInterviewFeedbackId"
REST_JOB_OF_APPLICATION, REST_JOB_NAME_OF_APPLICATION = "externalJobPostingId", "externalJobPostingName"
# 7.4: Attract does not know whether an interview was by telephone, so no interviewType is sent.
# 8 under /rest: jobs are requisitions there.
REST_ACL_TYPE = "JOB_REQUISITION"

# 9.1: aliases of a notification's fields.
NOTIFICATION_ID = ("id", "requestId", "notificationId")
NOTIFICATION_EXPIRY = ("expiresAt", "expirationTime")

# 9.4: an export, beside the StubProfile, whose fields are documented.
EXPORT_PROFILE = ("candidate", "profile")
EXPORT_JOB = ("externalJobPostingId", "atsJobPostingId", "jobPostingId", "externalJobRequisitionId")
EXPORTER = ("exporter", "recruiter", "exportedBy", "seat")
EXPORTED_AT = ("exportedAt", "createdAt", "created", "exportTime")

# 11: a seat all of whose roles speak of hiring managers is a hiring manager's; any other is a recruiter's.
SEAT_ROLE_OF_HIRING_MANAGER = "HIRING_MANAGER"

# 12: an InMail event.
EVENT_ID = ("id", "eventUrn", "urn", "entityUrn")
EVENT_THREAD = ("thread", "threadUrn", "messagingThread", "conversation")
EVENT_AUTHOR = ("author", "from", "sender", "actor")
EVENT_RECIPIENTS = ("recipients", "to", "participants")
EVENT_AT = ("createdAt", "created", "createdTime", "deliveredAt", "time")
EVENT_SUBJECT = ("subject", "content.subject", "mail.subject")
EVENT_BODY = ("body", "content.body", "mail.body", "content.text", "content", "text", "message")
EVENT_TYPE = ("type", "eventType", "event", "subtype")

# 13: a recruiter's note. One that does not say who may see it is private: showing too much cannot be undone.
NOTE_ID = ("id", "noteUrn", "urn")
NOTE_OWNER = ("owner", "author", "created.actor", "seat")
NOTE_MEMBER = ("prospect", "member", "person", "candidate")
NOTE_TEXT = ("note", "text", "body", "content")
NOTE_VISIBILITY = ("visibility", "accessLevel", "sharing")
NOTE_PUBLIC_WORDS = ("PUBLIC", "SHARED", "CONTRACT")
NOTE_WITHOUT_VISIBILITY_IS_PRIVATE = True
NOTE_CREATED = ("created", "createdAt", "createdDate")
NOTE_MODIFIED = ("lastModified", "lastModifiedAt", "modifiedAt", "lastModifiedDate")

# 14: a stub profile. emailAddress is text since March 2024 and may have been a list before.
STUB_ID = ("id", "stubUrn", "urn")
STUB_MEMBER = ("member", "person", "candidate", "profile")
STUB_EMAIL = ("emailAddress", "emailAddresses", "email")
STUB_PHONE = ("phoneNumber", "phoneNumbers", "phone")
STUB_COMPANY = ("currentCompany", "currentCompanyName", "companyName", "company")
STUB_TITLE = ("currentTitle", "currentJobTitle", "jobTitle", "title")
STUB_OWNER = ("owner", "seat", "created.actor")
STUB_CREATED = ("createdAt", "created", "createdDate", "createdTime")

# 15: a member who left LinkedIn after having been exported.
CLOSED_MEMBER = ("member", "person", "candidate")
CLOSED_PROFILE = ("profileUrl", "publicProfileUrl", "linkedInProfileUrl")
CLOSED_AT = ("purgedAt", "purgeTime", "closedAt", "createdAt", "created", "time")
