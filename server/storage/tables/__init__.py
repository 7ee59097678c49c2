"""The tables, one module per subject. Changing one needs a migration; a test compares both."""

from server.storage.tables.account.company import CompanyInformation
from server.storage.tables.account.features import FeatureSwitch
from server.storage.tables.account.option_sets import Option
from server.storage.tables.account.sessions import AccessToken, AuthorizationCode, ExtensionSession, HostRule
from server.storage.tables.account.users import SentForm, SignIn, SignInFailure, User, UserRole
from server.storage.tables.account.visits import HomeVisit
from server.storage.tables.applications.exports import Export
from server.storage.tables.applications.feedback import FeedbackActivity, FeedbackParticipant, FeedbackRequest, StageEntry
from server.storage.tables.applications.stage_changes import StageChange
from server.storage.tables.base import Table
from server.storage.tables.candidates.candidate_text import CandidateText
from server.storage.tables.candidates.candidates import Application, Candidate, LinkedInIdentity
from server.storage.tables.candidates.notes_and_feedback import Feedback, Note
from server.storage.tables.candidates.resumes import (
    ContactKey,
    Document,
    DocumentContent,
    Education,
    Merge,
    Skill,
    SocialLink,
    WorkExperience,
)
from server.storage.tables.candidates.suppression_list import ErasedTrace
from server.storage.tables.history import Deed, HistoryEntry
from server.storage.tables.jobs.approvals import Approval, JobClosing
from server.storage.tables.jobs.job_keywords import JobWord, Word
from server.storage.tables.jobs.jobs import DeletedJob, Job, Stage, TeamMember
from server.storage.tables.jobs.templates import JobTemplate, TemplateStage
from server.storage.tables.linkedin.linkedin import (
    Arrival,
    ClosedProfile,
    Cursor,
    Erasure,
    InMailEvent,
    LinkedInAccount,
    LinkedInConnection,
    LinkedInIntegration,
    LinkedInMatch,
    LinkedInMember,
    LinkedInSeat,
    MailStub,
    Posting,
    ProspectNote,
    RecruiterNote,
    Unlinking,
)
from server.storage.tables.linkedin.sync import Duty, LinkedInQuota, SyncMark, SyncRecord
from server.storage.tables.notifications import Notification, NotificationChoice, OutgoingMail
from server.storage.tables.pools import PoolContributor, PoolDeed, PoolImport, PoolMember, TalentPool

ALL: tuple[type[Table], ...] = (
    User,
    UserRole,
    SignIn,
    SentForm,
    SignInFailure,
    Job,
    Stage,
    TeamMember,
    Candidate,
    LinkedInIdentity,
    Application,
    StageChange,
    Note,
    Export,
    Feedback,
    ExtensionSession,
    AccessToken,
    AuthorizationCode,
    HostRule,
    LinkedInAccount,
    LinkedInIntegration,
    LinkedInSeat,
    LinkedInConnection,
    LinkedInMember,
    LinkedInMatch,
    Unlinking,
    InMailEvent,
    ProspectNote,
    RecruiterNote,
    MailStub,
    Arrival,
    Cursor,
    ClosedProfile,
    Erasure,
    ErasedTrace,
    Posting,
    SyncMark,
    SyncRecord,
    LinkedInQuota,
    Duty,
    TalentPool,
    PoolContributor,
    PoolDeed,
    PoolImport,
    PoolMember,
    JobTemplate,
    TemplateStage,
    Word,
    JobWord,
    Approval,
    JobClosing,
    DeletedJob,
    FeatureSwitch,
    Notification,
    NotificationChoice,
    OutgoingMail,
    FeedbackActivity,
    FeedbackParticipant,
    FeedbackRequest,
    StageEntry,
    Deed,
    HistoryEntry,
    CompanyInformation,
    ContactKey,
    SocialLink,
    WorkExperience,
    Education,
    Skill,
    Document,
    DocumentContent,
    Merge,
    Option,
    CandidateText,
    HomeVisit,
)

__all__ = [*(table.__name__ for table in ALL), "ALL", "Table"]
