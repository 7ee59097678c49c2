"""Homepages outside Recruiter: each says who it is about in exactly the way it is meant to."""

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory
from e2e.recruiter.pages.homepages import HOMEPAGES
from e2e.recruiter.tests.support.reading import Reading

LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page(client: FlaskClient, slug: str) -> str:
    answer = client.get(f"/people/{slug}")
    assert answer.status_code == 200
    return answer.text


def itemprops(html: str) -> list[str | None]:
    return [attributes["itemprop"] for _, attributes in Reading(html).elements if "itemprop" in attributes]


def classes(html: str) -> set[str]:
    return {name for _, attributes in Reading(html).elements for name in (attributes.get("class") or "").split()}


def test_the_index_links_to_every_homepage(client: FlaskClient):
    links = Reading(client.get("/people/").text).links()
    assert links == [f"/people/{slug}" for slug in HOMEPAGES]


def test_json_ld_describes_one_person(client: FlaskClient, directory: Directory):
    person = json.loads(LD.findall(page(client, "solveig-aasen"))[0])
    member = directory.by_slug("solveig-aasen-data")
    assert (person["@type"], person["name"], person["worksFor"]["name"]) == ("Person", member.name, member.company)
    assert member.public_profile_url in person["sameAs"]


def test_microdata_describes_one_person(client: FlaskClient):
    html = page(client, "oystein-braten")
    assert LD.findall(html) == []
    assert 'itemtype="https://schema.org/Person"' in html
    assert {"name", "jobTitle", "worksFor", "email", "sameAs"} <= set(itemprops(html))


def test_an_h_card_describes_one_person(client: FlaskClient):
    html = page(client, "linnea-akesson")
    assert {"h-card", "p-name", "p-org", "u-email", "u-url"} <= classes(html)
    assert LD.findall(html) == []
    assert itemprops(html) == []


def test_the_plain_page_says_nothing_a_program_could_read(client: FlaskClient):
    html = page(client, "gudrun-olafsdottir")
    assert (LD.findall(html), itemprops(html), classes(html)) == ([], [], set())
    assert "linkedin" not in html


def test_the_graph_holds_several_persons_and_says_which_one_the_page_is_about(client: FlaskClient):
    nodes: list[dict[str, Any]] = json.loads(LD.findall(page(client, "hakon-lund"))[0])["@graph"]
    persons = {node["@id"]: node for node in nodes if "Person" in node["@type"]}
    main = next(node["mainEntity"]["@id"] for node in nodes if "mainEntity" in node)
    assert len(persons) == 3
    assert persons[main]["name"] == "Håkon Lund"


def test_broken_json_ld_does_not_parse_and_an_h_card_stands_beside_it(client: FlaskClient):
    html = page(client, "agnieszka-wojcik")
    with pytest.raises(json.JSONDecodeError):
        json.loads(LD.findall(html)[0])
    assert {"h-card", "p-name"} <= classes(html)


def test_the_last_page_only_links_to_a_profile(client: FlaskClient, directory: Directory):
    html = page(client, "kenta-watanabe")
    outside = [link for link in Reading(html).links() if link.startswith("https:")]
    assert outside == [f"{directory.by_slug('kenta-watanabe-oslo').public_profile_url}/?originalSubdomain=no"]
    assert (LD.findall(html), itemprops(html), classes(html)) == ([], [], set())


def test_homepages_are_not_bound_to_a_host_name(client: FlaskClient):
    for slug in HOMEPAGES:
        assert not re.search(r"localhost|127\.0\.0\.1", page(client, slug)), slug


def test_nobody_else_has_a_homepage(client: FlaskClient):
    assert client.get("/people/nobody").status_code == 404
