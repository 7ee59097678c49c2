"""How people can be reached, and how that is compared."""

import pytest

from server.domain.contacts import ContactDetails, KeyKind, Network, phone_key
from server.domain.errors import Invalid

KARI = ContactDetails("Kari", "Nordmann", "kari@example.org")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+47 22 33 44 55", "22334455"),
        ("0047-22334455", "(22) 33 44 55"),
        ("+44 20 7946 0018", "020 7946 0018"),
        ("tel: 22.33.44.55", "22334455 ext. 12"),
        ("٢٢٣٣٤٤٥٥", "22334455"),
        ("123", "0123"),
    ],
)
def test_spellings_of_one_number_are_the_same(one: str, other: str) -> None:
    assert phone_key(one) == phone_key(other) != ""


@pytest.mark.parametrize("phone", ["", None, " ", "000", "call me", "+"])
def test_what_has_no_number_compares_with_nothing(phone: str | None) -> None:
    assert phone_key(phone) == ""


def test_short_numbers_are_compared_whole() -> None:
    assert phone_key("123") != phone_key("456123")


@pytest.mark.statement(247)
def test_details_are_trimmed_and_links_get_their_beginning() -> None:
    given = ContactDetails(
        " Kari ", "Nord\n mann", " Kari@Example.org ", phone=" 22 33 ", links={Network.GITHUB: "github.com/kari"}
    )
    kept = given.checked()
    assert (kept.name, kept.email, kept.phone) == ("Kari Nord mann", "Kari@Example.org", "22 33")
    assert kept.links == {Network.GITHUB: "https://github.com/kari"}


@pytest.mark.parametrize(
    ("details", "fields"),
    [
        (ContactDetails(), ["first_name"]),
        (ContactDetails("K" * 150, "N" * 150), ["last_name"]),
        (ContactDetails("Kari", email="kari", second_email="@", phone="none"), ["email", "second_email", "phone"]),
        (ContactDetails("Kari", email="a@b.no", second_email="A@B.no"), ["second_email"]),
        (ContactDetails("Kari", location="x" * 301), ["location"]),
        (ContactDetails("Kari", links={Network.LINKEDIN: "https://example.org/kari"}), ["link_linkedin"]),
        (ContactDetails("Kari", links={Network.WEBSITE: "javascript:alert(1)"}), ["link_website"]),
        (ContactDetails("Kari", links={Network.X: "https://x.com/" + "x" * 2000}), ["link_x"]),
    ],
)
def test_each_wrong_field_is_named(details: ContactDetails, fields: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        details.checked()
    assert sorted(refused.value.errors) == sorted(fields)


def test_others_are_found_by_every_address_number_and_profile() -> None:
    links = {Network.LINKEDIN: "https://no.linkedin.com/in/Kari/", Network.WEBSITE: "https://company.example"}
    details = ContactDetails("Kari", "", "K@a.no", "k@b.no", "22 33 44 55", "+47 22334455", "123", links=links)
    assert details.keys() == {
        (KeyKind.EMAIL, "k@a.no"),
        (KeyKind.EMAIL, "k@b.no"),
        (KeyKind.PHONE, "22334455"),
        (KeyKind.PHONE, "123"),
        (KeyKind.PROFILE, "in:kari"),
    }
    assert ContactDetails("Kari").keys() == set()
