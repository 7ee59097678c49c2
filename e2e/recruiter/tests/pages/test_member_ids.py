"""Member ids: the forms of the real addresses, and which member they all lead to."""

import base64

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory
from e2e.recruiter.members.ids import ORDINARY, RECRUITER, SALES, member_id, number_of


@pytest.mark.parametrize("kind", [RECRUITER, ORDINARY, SALES])
@pytest.mark.parametrize("number", [1, 700_000_101, 1_990_000_001, 2**32 - 1])
def test_an_id_has_the_length_of_real_ones_and_holds_the_number_in_bytes_4_to_7(kind: str, number: int):
    made = member_id(kind, number)
    raw = base64.urlsafe_b64decode(made + "=")
    assert made.startswith(kind[:4])
    assert len(made) == 39
    assert int.from_bytes(raw[4:8], "big") == number
    assert number_of(made) == number


@pytest.mark.parametrize("text", ["", "rita", "AEMAAnobody", "AXXAA" + "a" * 34, "AEMAA" + "a" * 35, "AEMAA" + "é" * 34])
def test_a_text_of_another_form_holds_no_number(text: str):
    assert number_of(text) is None


def test_all_ids_of_a_member_hold_one_number_and_no_two_members_share_it(directory: Directory):
    numbers = [member.number for member in directory.members]
    assert len(set(numbers)) == len(numbers)
    for member in directory.members:
        assert number_of(member.ordinary_id) == number_of(member.sales_id) == number_of(member.id)


def test_view_in_recruiter_leads_to_the_same_profile_by_the_id_of_the_ordinary_site(client: FlaskClient, directory: Directory):
    member = directory.by_slug("solveig-aasen-data")
    assert client.get(f"/talent/profile/{member.ordinary_id}").status_code == 200
    assert directory.by_id(member.sales_id) is member
