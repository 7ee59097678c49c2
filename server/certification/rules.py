"""What LinkedIn asks for, rule by rule, in our words (linkedin.md 18). The order is the order of the report."""

from dataclasses import dataclass
from enum import StrEnum


class KnownRule(StrEnum):
    """How much of a rule's text is published."""

    FULL = "full"
    PART = "part"
    LEGACY = "earlier numbering"
    NOT = "not published"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what is done, what is expected, and how much of its text is known."""

    id: str
    module: str
    does: str
    expects: str
    known: KnownRule = KnownRule.FULL


ONBOARDING, OUTGOING, INCOMING = "1 Onboarding", "2 From Attract to LinkedIn", "3 From LinkedIn to Attract"
ACCESS, DELETION, POSTING = "4 Access to jobs", "5 Deletion and migration", "Job posting"

RULES: tuple[Rule, ...] = (
    Rule(
        "RSC-101",
        ONBOARDING,
        "Connect a new company, request the integrations, and enable them at LinkedIn.",
        "The integrations carry a name that says whose they are and can be enabled; key, secret, organization and contract are "
        "kept; the administrator's page shows the state.",
    ),
    Rule(
        "RSC-102",
        ONBOARDING,
        "Sync jobs, then post one of them.",
        "Without a choice every job is private to the integration; the one somebody posts becomes public.",
    ),
    Rule(
        "RSC-103",
        ONBOARDING,
        "Enable two contracts, then connect a second installation of the same company.",
        "Both contracts are on at once; every installation has an application of its own, and its traffic carries its own key.",
    ),
    Rule(
        "RSC-104",
        ONBOARDING,
        "Read the configuration that LinkedIn has.",
        "A callback address is set; jobs and applications are for all users of the product as long as nothing else is chosen.",
    ),
    Rule("RSC-105", ONBOARDING, "Read the application at LinkedIn.", "Attract's own domain is allowed to show the widgets."),
    Rule(
        "RSC-106",
        ONBOARDING,
        "Get a token, ask whether it is good, let one expire, and have one revoked.",
        "Tokens are asked for by POST, checked, used again until shortly before they expire, and replaced after a 401.",
        KnownRule.PART,
    ),
    Rule("RSC-107+", ONBOARDING, "—", "—", KnownRule.NOT),
    Rule(
        "TC1",
        ONBOARDING,
        "Begin the first sync, and let it end.",
        "The administrator starts it and sees when it is complete.",
        KnownRule.LEGACY,
    ),
    Rule(
        "All history",
        ONBOARDING,
        "Compare what Attract has with what LinkedIn was sent.",
        "Jobs, candidates and applications are sent whole; what never leaves is named.",
    ),
    Rule(
        "RSC-201",
        OUTGOING,
        "Sync the jobs of more than two years, open and closed.",
        "Every open one is in the export list, no closed one is; both sides count the same, closed ones included.",
    ),
    Rule(
        "RSC-202",
        OUTGOING,
        "Sync the candidates of more than two years.",
        "Each has the indicator, and the widget shows the right profile; both sides count the same.",
    ),
    Rule(
        "RSC-203",
        OUTGOING,
        "Sync the applications of more than two years.",
        "Each is in the indicator of its candidate; both sides count the same.",
        KnownRule.PART,
    ),
    Rule("RSC-204+", OUTGOING, "—", "—", KnownRule.NOT),
    Rule(
        "TC2",
        OUTGOING,
        "Look at a candidate with all that can be said of one.",
        "The indicator shows job, application, stages, notes and feedback; the widget has the right person.",
        KnownRule.LEGACY,
    ),
    Rule(
        "TC3",
        OUTGOING,
        "Make a candidate with a value of their own in every field.",
        "Every one of the values is in the indicator, and the widget shows the right profile.",
        KnownRule.LEGACY,
    ),
    Rule("TC4", OUTGOING, "Change a field that was sent.", "The new value is in the indicator.", KnownRule.LEGACY),
    Rule(
        "TC5",
        OUTGOING,
        "Sync a job without a description, then write one.",
        "The error is found, shown with the reason, and the job is sent once it is mended.",
        KnownRule.LEGACY,
    ),
    Rule(
        "RSC-301",
        INCOMING,
        "Export a member whom Attract does not know to a job.",
        "The candidate is on that job with LinkedIn as the source and the exported fields; the profile matches exactly.",
    ),
    Rule(
        "RSC-302",
        INCOMING,
        "Tell which fields come with an export and which with a stub profile.",
        "Both are listed for customers; the record shows what came.",
    ),
    Rule(
        "RSC-303",
        INCOMING,
        "Change that candidate in Attract, and export the same member to another job.",
        "There is one candidate, on both jobs.",
    ),
    Rule(
        "RSC-304",
        INCOMING,
        "Link a candidate whom nothing matches to a member, in the widget.",
        "The chosen profile is still there afterwards, and Attract knows the member.",
    ),
    Rule(
        "RSC-305",
        INCOMING,
        "Open the widget signed out, then signed in.",
        "A card to sign in, then the profile; it scrolls within Attract's page (TC9).",
        KnownRule.PART,
    ),
    Rule("RSC-306+", INCOMING, "—", "—", KnownRule.NOT),
    Rule("TC9", INCOMING, "Scroll through the widget within Attract's page.", "All of it can be reached.", KnownRule.LEGACY),
    Rule(
        "TC10",
        INCOMING,
        "A recruiter sends an InMail, and the candidate answers.",
        "Both messages are on the candidate in Attract.",
        KnownRule.LEGACY,
    ),
    Rule(
        "TC11",
        INCOMING,
        "A candidate shares contact details with the first answer.",
        "The details are on the candidate's record.",
        KnownRule.LEGACY,
    ),
    Rule(
        "TC12",
        INCOMING,
        "A recruiter writes a note at LinkedIn, changes it, and deletes it.",
        "The note appears in Attract, changes, and goes.",
        KnownRule.LEGACY,
    ),
    Rule(
        "TC13",
        INCOMING,
        "An exported member closes the account.",
        "The administrator is told, and can erase the person.",
        KnownRule.LEGACY,
    ),
    Rule(
        "RSC-401",
        ACCESS,
        "Secure jobs by their hiring teams, and put a user on the team of a new one.",
        "Who is on the team has the job in the export list; who is not has not.",
    ),
    Rule(
        "RSC-402",
        ACCESS,
        "Sync a candidate with application, note and stages on that job.",
        "Who is on the team sees them in the indicator; who is not does not.",
    ),
    Rule(
        "RSC-403", ACCESS, "Take the user off the team.", "The job is neither in the export list nor in any indicator for them."
    ),
    Rule("RSC-404", ACCESS, "Put the user back on the team.", "They see it again in both."),
    Rule(
        "RSC-501",
        DELETION,
        "Delete the notes on a candidate, then the candidate.",
        "The notes are gone from the indicator, then the indicator.",
    ),
    Rule("RSC-502", DELETION, "Delete a candidate in one act.", "Notes and indicator are gone."),
    Rule(
        "RSC-503",
        DELETION,
        "Delete the notes, stages and feedback of an application, then the application.",
        "Each is gone from the indicator.",
    ),
    Rule("RSC-504", DELETION, "Delete an application in one act.", "The application and all that hung on it are gone."),
    Rule(
        "RSC-505",
        DELETION,
        "Do all of this in the versioned dialect and in the earlier one.",
        "The way from one to the other is clear and needs little work.",
    ),
    Rule("JP-001…004", POSTING, "Look at how tokens are asked for.", "By POST alone, checked, and reused.", KnownRule.PART),
    Rule(
        "JP-005, 006",
        POSTING,
        "Connect the same installation once more.",
        "Its application is found again; no second one is made.",
        KnownRule.PART,
    ),
    Rule(
        "JP-007",
        POSTING,
        "Look at where a customer agrees to post.",
        "LinkedIn's sentence about its Jobs Terms & Conditions stands beside it.",
        KnownRule.PART,
    ),
    Rule("JP-008", POSTING, "Enter and change the company's number.", "It can be entered and is checked.", KnownRule.PART),
    Rule("JP-014", POSTING, "Make a private requisition.", "LinkedIn has it, private to the integration.", KnownRule.PART),
    Rule("JP-015A", POSTING, "Make it public.", "It is public at LinkedIn, and Attract shows how it stands.", KnownRule.PART),
    Rule("JP-015A, address", POSTING, "Look for LinkedIn's address of that posting in Attract.", "It is shown.", KnownRule.PART),
    Rule("JP-015B, C", POSTING, "Upgrade a posting to a paid one and back.", "—", KnownRule.PART),
    Rule("JP-016", POSTING, "A customer without Recruiter opens a job.", "—", KnownRule.PART),
)
