"""Hosts an administrator may name."""

import pytest

from server.domain.errors import Invalid
from server.domain.hosts import DEFAULT_HOSTS, HostMode, checked_host


@pytest.mark.parametrize(
    ("entered", "host"),
    [
        ("www.linkedin.com", "www.linkedin.com"),
        (" WWW.LinkedIn.com ", "www.linkedin.com"),
        ("https://recruiter.example/", "recruiter.example"),
        ("http://127.0.0.1:8001", "127.0.0.1:8001"),
        ("localhost", "localhost"),
        ("www.linkedin.com:443", "www.linkedin.com"),
        ("https://www.linkedin.com:443/", "www.linkedin.com"),
        ("http://intranet:80", "intranet"),
        ("https://intranet:80", "intranet:80"),
        ("http://intranet:443", "intranet:443"),
        ("intranet:8443", "intranet:8443"),
        ("xn--bker-gra.example", "xn--bker-gra.example"),
        ("a" * 63 + ".example", "a" * 63 + ".example"),
    ],
)
def test_a_host_is_kept_in_lower_case_with_its_port(entered: str, host: str) -> None:
    assert checked_host(entered) == host


@pytest.mark.parametrize(
    "entered",
    [
        "",
        " ",
        "www.linkedin.com/in/kari",
        "https://",
        "kari@host",
        "a b",
        "-a.example",
        "a-.example",
        "a..b",
        "*.linkedin.com",
        "host:",
        "host:123456",
        "<b>",
        "a" * 254,
        "javascript:alert(1)",
    ],
)
def test_what_is_no_host_name_is_refused(entered: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_host(entered)
    assert list(refused.value.errors) == ["host"]


def test_linkedin_itself_is_read_from_the_side_panel_until_an_administrator_decides() -> None:
    assert DEFAULT_HOSTS == {"www.linkedin.com": HostMode.SIDE_PANEL}
