"""What is compared while LinkedIn answers about others, and may be out of date when it is to be sent."""

from server.storage import marks
from server.storage.database import transaction
from server.storage.tables import Candidate
from server.usecases.linkedin import sending
from server.usecases.linkedin.ahead import Ahead
from tests.linkedin_sync.synced import Synced


def test_who_changes_after_the_comparison_is_sent_as_they_are_now_and_once(linkedin: Synced) -> None:
    job = linkedin.job()
    people = [linkedin.applicant(job, f"Kari Nordmann{number}") for number in range(130)]
    linkedin.start()
    while marks.waiting().get("candidate", 0) > 30:
        assert sending.work()
    with transaction():
        Candidate.update(first_name="New", last_name="Name").where(Candidate.id == people[-1].candidate).execute()
        marks.candidate(people[-1].candidate)
    linkedin.work()
    linkedin.agree()
    asked = [one["records"] for one in linkedin.control.requests() if one["resource"] in ("atsCandidates", "candidates")]
    assert sum(asked) == 130


def test_an_answer_serves_its_own_question_once() -> None:
    ahead: Ahead[str] = Ahead()
    with ahead.meanwhile(lambda: ("a", "prepared")):
        pass
    assert ahead.take("a", lambda: "fresh") == "prepared"
    assert ahead.take("a", lambda: "fresh") == "fresh"


def test_an_answer_to_another_question_is_thrown_away() -> None:
    ahead: Ahead[str] = Ahead()
    with ahead.meanwhile(lambda: ("a", "prepared")):
        pass
    assert ahead.take("b", lambda: "fresh") == "fresh"
    assert ahead.take("a", lambda: "fresh") == "fresh"


def test_trouble_while_preparing_is_left_to_who_asks() -> None:
    ahead: Ahead[int] = Ahead()
    with ahead.meanwhile(lambda: ("a", 1 // 0)):
        pass
    assert ahead.take("a", lambda: 2) == 2
