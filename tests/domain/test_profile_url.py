"""One person, one key (users.md 12): spellings that are the same person, and addresses that are nobody's."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.domain.errors import NotAProfile
from server.domain.hosts import HostMode
from server.domain.profile_url import KEY_LIMIT, absolute, member_key, profile_key

STAND_IN = "127.0.0.1:8001"
INJECT = {STAND_IN: HostMode.INJECT}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/kari-nordmann",
        "https://www.linkedin.com/in/kari-nordmann/",
        "http://www.linkedin.com/in/kari-nordmann",
        "https://linkedin.com/in/kari-nordmann",
        "https://no.linkedin.com/in/kari-nordmann",
        "https://m.linkedin.com/in/kari-nordmann",
        "https://WWW.LinkedIn.com/in/Kari-Nordmann",
        "https://www.linkedin.com./in/kari-nordmann",
        "https://www.linkedin.com:443/in/kari-nordmann",
        "https://www.linkedin.com/in/kari-nordmann?trk=public_profile&utm_source=share",
        "https://www.linkedin.com/in/kari-nordmann#experience",
        "https://www.linkedin.com/in/kari-nordmann/en",
        "https://www.linkedin.com/in/kari-nordmann/nb-no/",
        "https://www.linkedin.com/in/kari-nordmann/details/experience/",
        "https://www.linkedin.com/in/kari-nordmann/overlay/contact-info/",
        "https://www.linkedin.com/in/kari-nordmann/recent-activity/all/",
        "https://www.linkedin.com/mwlite/in/kari-nordmann",
        "https://www.linkedin.com/in/%6Bari%2Dnordmann",
        "  https://www.linkedin.com/in/kari-nordmann  ",
        "www.linkedin.com/in/kari-nordmann",
        "//www.linkedin.com/in/kari-nordmann",
        "linkedin.com/in/kari-nordmann",
    ],
)
def test_every_spelling_of_a_public_profile_has_one_key(address: str) -> None:
    assert profile_key(address) == "in:kari-nordmann"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/åse-ødegård",
        "https://www.linkedin.com/in/%C3%A5se-%C3%B8deg%C3%A5rd",
        "https://www.linkedin.com/in/%c3%a5se-%c3%b8deg%c3%a5rd/",
        "https://www.linkedin.com/in/%C3%85SE-%C3%98DEG%C3%85RD",
        "https://www.linkedin.com/in/a%CC%8Ase-ødega%CC%8Ard",
    ],
)
def test_letters_beyond_ascii_compare_alike_however_they_are_written(address: str) -> None:
    assert profile_key(address) == "in:åse-ødegård"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/talent/profile/AEMAAbc_-123",
        "https://www.linkedin.com/talent/profile/AEMAAbc_-123/",
        "https://www.linkedin.com/talent/profile/AEMAAbc_-123?project=5&trk=x",
        "https://www.linkedin.com/talent/hire/5/manage/all/profile/AEMAAbc_-123",
        "https://www.linkedin.com/talent/search/profile/AEMAAbc_-123#top",
    ],
)
def test_every_recruiter_address_of_a_member_has_the_members_key(address: str) -> None:
    assert profile_key(address) == "member:AEMAAbc_-123"


def test_member_ids_differ_by_case() -> None:
    assert member_key("AEMAAbc") != member_key("AEMAABC")


def test_a_recruiter_host_is_read_as_linkedin_is() -> None:
    address = f"http://{STAND_IN}/talent/profile/AEMAA000001"
    assert profile_key(address, INJECT) == "member:AEMAA000001"
    assert profile_key(address) == f"web:{STAND_IN}/talent/profile/AEMAA000001"


@pytest.mark.parametrize("path", ["talent/profile/AEMAA000001", "talent/hire/5/manage/all/profile/AEMAA000001/?project=5"])
@pytest.mark.parametrize("mode", [HostMode.INJECT, HostMode.SIDE_PANEL])
def test_a_recruiter_address_names_its_member_in_every_mode_of_its_host_but_off(mode: HostMode, path: str) -> None:
    assert profile_key(f"http://{STAND_IN}/{path}", {STAND_IN: mode}) == "member:AEMAA000001"
    assert profile_key(f"http://{STAND_IN}/{path}", {STAND_IN: HostMode.OFF}).startswith("web:")
    assert profile_key(f"http://other.example/{path}", {STAND_IN: mode}).startswith("web:")


def test_a_public_address_is_linkedins_on_inject_hosts_alone() -> None:
    keys = [profile_key(f"http://{STAND_IN}/in/kari", {STAND_IN: mode}) for mode in HostMode]
    assert keys == ["in:kari", f"web:{STAND_IN}/in/kari", f"web:{STAND_IN}/in/kari"]


def test_other_pages_of_a_recruiter_host_may_be_about_a_person() -> None:
    assert profile_key(f"http://{STAND_IN}/people/kari", INJECT) == f"web:{STAND_IN}/people/kari"
    with pytest.raises(NotAProfile):
        profile_key(f"http://{STAND_IN}/talent/search?q=kari", INJECT)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://www.linkedin.com/in/kari",
        "file:///etc/passwd",
        "data:text/html,hello",
        "ftp://www.linkedin.com/in/kari",
        "mailto:kari@example.org",
        "https://",
        "https:///in/kari",
        "https://kari:secret@www.linkedin.com/in/kari",
        "https://@www.linkedin.com/in/kari",
        "https://www.linkedin.com:0/in/kari",
        "https://www.linkedin.com:99999/in/kari",
        "https://www.linkedin.com:x/in/kari",
        "https://[::1/in/kari",
        "https://[fe80::1%25eth0]/kari",
        "https://exa mple.org/kari",
        "https://exa_mple.org/kari",
        "https://www.linkedin.com",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/feed/",
        "https://www.linkedin.com/company/attract/",
        "https://www.linkedin.com/jobs/view/3141592653/",
        "https://www.linkedin.com/school/ntnu/",
        "https://www.linkedin.com/talent/search",
        "https://www.linkedin.com/talent/profile/",
        "https://www.linkedin.com/talent/profile/AE.MA",
        f"https://www.linkedin.com/talent/profile/{'A' * 101}",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in/.",
        "https://www.linkedin.com/in/..",
        "https://www.linkedin.com/in/%2E%2E",
        "https://www.linkedin.com/in/kari%2Fola",
        "https://www.linkedin.com/in/kari%00",
        "https://www.linkedin.com/in/kari%20nordmann",
        "https://www.linkedin.com/in/jos%E9",
        "https://www.linkedin.com/in/kari\nnordmann",
        "https://www.linkedin.com/in/kari\x00",
        "https://www.linkedin.com/in/kari\x7f",
        "https://www.linkedin.com/in/\ud800",
        f"https://www.linkedin.com/in/{'k' * 301}",
        f"https://people.example/{'k' * 2000}",
        f"https://people.example/{'å' * 1000}",
    ],
)
def test_what_is_no_persons_address_is_refused(address: str) -> None:
    with pytest.raises(NotAProfile):
        profile_key(address)


def test_an_address_has_at_most_two_thousand_characters() -> None:
    start = "https://people.example/"
    assert profile_key(start + "k" * (2000 - len(start))).startswith("web:people.example/kkk")
    with pytest.raises(NotAProfile):
        profile_key(start + "k" * (2001 - len(start)))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://kari.example/", "web:kari.example"),
        ("HTTPS://Kari.Example/About/", "web:kari.example/About"),
        ("http://kari.example:80/about", "web:kari.example/about"),
        ("http://kari.example:8080/about", "web:kari.example:8080/about"),
        ("https://kari.example/about#me", "web:kari.example/about"),
        ("https://kari.example/about?b=2&a=1&utm_source=x&fbclid=y", "web:kari.example/about?a=1&b=2"),
        ("https://kari.example/om%20meg", "web:kari.example/om%20meg"),
        ("https://kari.example/%7Ekari", "web:kari.example/~kari"),
        ("https://kari.example/p\u00e5", "web:kari.example/p%C3%A5"),
        ("https://kari.example/p%c3%a5", "web:kari.example/p%C3%A5"),
        ("https://[2001:DB8::1]/kari", "web:[2001:db8::1]/kari"),
        ("http://[::1]:8001/kari", "web:[::1]:8001/kari"),
        ("https://bøker.example/kari", "web:xn--bker-gra.example/kari"),
        ("https://xn--bker-gra.example/kari", "web:xn--bker-gra.example/kari"),
        ("https://notlinkedin.com/in/kari", "web:notlinkedin.com/in/kari"),
        ("https://linkedin.com.example/in/kari", "web:linkedin.com.example/in/kari"),
    ],
)
def test_a_page_anywhere_else_is_its_host_and_path(address: str, key: str) -> None:
    assert profile_key(address) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kari.example/a%2Fb", "https://kari.example/a/b"),
        ("https://kari.example/%FF", "https://kari.example/%FE"),
        ("https://kari.example/?q=a+b", "https://kari.example/?q=a%2Bb"),
        ("https://kari.example/About", "https://kari.example/about"),
        ("http://[::1]:8001/", "http://[::1:8001]/"),
        ("https://www.linkedin.com/in/kari", "https://www.linkedin.com/in/kari-1"),
    ],
)
def test_what_is_not_surely_the_same_stays_apart(one: str, other: str) -> None:
    assert profile_key(one) != profile_key(other)


def test_an_address_pasted_without_its_beginning_is_completed() -> None:
    assert absolute(" kari.example:8080/about ") == "https://kari.example:8080/about"
    assert absolute("http://kari.example") == "http://kari.example"


def test_a_port_that_is_not_the_schemes_own_belongs_to_the_host() -> None:
    assert [profile_key(address) for address in ("https://A.Example:443/x", "http://a.example:443/x")] == [
        "web:a.example/x",
        "web:a.example:443/x",
    ]


ADDRESSES = st.one_of(
    st.text(max_size=80),
    st.builds("{}{}/{}".format, st.sampled_from(["https://", "http://", "//", ""]), st.text(max_size=20), st.text(max_size=40)),
    st.text(max_size=60).map("https://www.linkedin.com/in/{}".format),
    st.text(max_size=60).map(lambda text: "https://www.linkedin.com/in/" + quote(text, errors="replace")),
    st.binary(max_size=20).map(lambda data: "https://kari.example/" + quote(data)),
)


@given(ADDRESSES)
@example("https://www.linkedin.com/in/%EF%AC%81n")
def test_an_address_has_a_bounded_keepable_key_or_is_refused(address: str) -> None:
    try:
        key = profile_key(address, INJECT)
    except NotAProfile:
        return
    assert len(key) <= KEY_LIMIT
    assert key.isprintable() or key.startswith("in:")
    assert "\0" not in key
    key.encode()


@given(ADDRESSES)
@example("https://www.linkedin.com/in/%C7%B0")
@example("https://www.linkedin.com/in/%E1%BE%B3%CC%81")
def test_the_key_read_again_as_an_address_is_the_same_key(address: str) -> None:
    try:
        key = profile_key(address)
    except NotAProfile:
        return
    kind, _, rest = key.partition(":")
    spelled = {"in": f"https://www.linkedin.com/in/{quote(rest)}", "web": f"https://{rest}"}.get(kind, key)
    assert profile_key(spelled) == key
