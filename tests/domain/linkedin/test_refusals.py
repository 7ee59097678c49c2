"""What LinkedIn would refuse is known before it is sent."""

from dataclasses import replace

import pytest

from server.domain.linkedin import refusals
from server.domain.linkedin.names import split
from server.domain.linkedin.records import ApplicationRecord, CandidateRecord, FeedbackRecord, NoteRecord, Record, StageRecord

ADA = CandidateRecord("1", "Ada", "Byron", ("ada@example.com",), (), "https://attract.example/candidates/1", 1, 1)
APPLICATION = ApplicationRecord("1", "1", "REQ-1", "Welder", "Ada", "Byron", "ada@example.com", "LinkedIn", None, 1, 1)
NOTE = NoteRecord("1", "1", "Good", "Rita", "Book", 1)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (ADA, None),
        (replace(ADA, first_name=""), refusals.NO_FIRST_NAME),
        (replace(ADA, last_name=""), None),
        (replace(ADA, emails=()), refusals.NO_EMAIL_NOR_MEMBER),
        (replace(ADA, emails=(), member="urn:li:person:A"), None),
        (replace(ADA, emails=("ada@example",)), refusals.BAD_EMAIL),
        (APPLICATION, None),
        (replace(APPLICATION, last_name=""), refusals.NO_LAST_NAME),
        (replace(APPLICATION, first_name=""), refusals.NO_LAST_NAME),
        (replace(APPLICATION, email=None), None),
        (replace(APPLICATION, email="ada"), refusals.BAD_EMAIL),
        (StageRecord("1", "1", "Interview", 1), None),
        (StageRecord("1", "1", "Not Available", 1), refusals.NO_STAGE),
        (StageRecord("1", "1", " ", 1), refusals.NO_STAGE),
        (NOTE, None),
        (replace(NOTE, author_last=""), refusals.NO_AUTHOR),
        (FeedbackRecord("1", "1", "", (), "Rita", "", 1), refusals.NO_AUTHOR),
    ],
)
def test_a_record_is_refused_for_what_linkedin_asks_of_it(record: Record, reason: str | None) -> None:
    assert refusals.refusal(record) == reason


@pytest.mark.parametrize(
    ("name", "first", "last", "told"),
    [
        ("Kari Nordmann", None, None, ("Kari", "Nordmann")),
        ("Kari Anne Nordmann", None, None, ("Kari Anne", "Nordmann")),
        ("Kari", None, None, ("Kari", "")),
        ("", None, None, ("", "")),
        ("Kari Anne Nordmann", "Kari", "Anne Nordmann", ("Kari", "Anne Nordmann")),
    ],
)
def test_a_name_is_told_apart_as_far_as_it_is_known(
    name: str, first: str | None, last: str | None, told: tuple[str, str]
) -> None:
    assert split(name, first, last) == told
