"""What of each is kept when one candidate is made of two."""

import pytest

from server.domain.contacts import ContactDetails, Network
from server.domain.merging import Facts, OnSameJob, differing, joined

ONE = Facts(ContactDetails("Kari", "Nordmann", "k@one.no", phone="111", links={Network.X: "https://x.com/k"}), "Engineer")
OTHER = Facts(ContactDetails("Kari", "Hansen", "k@two.no", "k@three.no", "222", location="Oslo"), "Engineer", "Acme")


def test_only_what_both_have_and_not_the_same_is_chosen() -> None:
    assert differing(ONE, OTHER) == ["name", "email", "phone"]
    assert differing(ONE, ONE) == []


def test_what_one_lacks_comes_from_the_other() -> None:
    made = joined(ONE, OTHER, frozenset())
    assert (made.details.name, made.details.phone, made.details.location) == ("Kari Nordmann", "111", "Oslo")
    assert (made.headline, made.company) == ("Engineer", "Acme")
    assert made.details.links == {Network.X: "https://x.com/k"}


def test_what_is_chosen_from_the_other_is_taken_whole() -> None:
    made = joined(ONE, OTHER, frozenset({"name", "phone"}))
    assert (made.details.first_name, made.details.last_name, made.details.phone) == ("Kari", "Hansen", "222")


@pytest.mark.parametrize(
    ("one", "other", "chosen", "kept"),
    [
        (("a@x.no", ""), ("b@x.no", ""), set(), ("a@x.no", "b@x.no")),
        (("a@x.no", ""), ("b@x.no", ""), {"email"}, ("b@x.no", "a@x.no")),
        (("a@x.no", ""), ("A@X.no", ""), set(), ("a@x.no", "")),
        (("a@x.no", "b@x.no"), ("b@x.no", ""), {"email"}, ("b@x.no", "a@x.no")),
        (("a@x.no", "b@x.no"), ("c@x.no", "d@x.no"), set(), ("a@x.no", "b@x.no")),
        (("", ""), ("c@x.no", "d@x.no"), set(), ("c@x.no", "d@x.no")),
    ],
)
def test_no_address_is_lost_while_there_is_room(
    one: tuple[str, str], other: tuple[str, str], chosen: set[str], kept: tuple[str, str]
) -> None:
    made = joined(Facts(ContactDetails("K", "", *one)), Facts(ContactDetails("K", "", *other)), frozenset(chosen))
    assert (made.details.email, made.details.second_email) == kept


def on(id: int = 1, hired: bool = False, running: bool = True, past: bool = True, position: int = 1, at: int = 1) -> OnSameJob:
    return OnSameJob(id, hired, running, past, position, at)


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        (on(hired=True, running=False), on(position=3)),
        (on(position=0, past=False), on(running=False, position=3)),
        (on(position=2), on(position=1, at=9)),
        (on(at=2), on(at=1)),
        (on(id=1), on(id=2)),
    ],
)
def test_the_application_that_is_further_on_is_kept(kept: OnSameJob, other: OnSameJob) -> None:
    assert kept.further_than(other)
    assert not other.further_than(kept)
