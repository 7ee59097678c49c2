"""On which hosts the extension works is the administrator's choice (design section 1)."""

import pytest

from server.domain.errors import Invalid, NotPermitted
from server.domain.hosts import HostMode
from server.domain.roles import Role
from server.usecases.account import browser_extension
from server.usecases.account.browser_extension import ExtensionHost
from tests.support.people import People


def test_an_administrator_decides_on_which_hosts_the_extension_works(people: People) -> None:
    administrator, user = people.administrator(), people.user()
    linkedin = ExtensionHost("www.linkedin.com", HostMode.SIDE_PANEL, standing=True)
    assert browser_extension.for_extension(user) == browser_extension.read(administrator) == [linkedin]
    decided = browser_extension.decide(administrator, " HTTP://127.0.0.1:8001/ ", "inject")
    assert decided == ExtensionHost("127.0.0.1:8001", HostMode.INJECT, standing=False)
    browser_extension.decide(administrator, "127.0.0.1:8001", "off")
    browser_extension.decide(administrator, "www.linkedin.com", "inject")
    assert [(host.host, host.mode) for host in browser_extension.for_extension(user)] == [
        ("127.0.0.1:8001", "off"),
        ("www.linkedin.com", "inject"),
    ]
    browser_extension.forget(administrator, "127.0.0.1:8001")
    browser_extension.forget(administrator, "www.linkedin.com")
    assert browser_extension.read(administrator) == [linkedin]


@pytest.mark.parametrize(("host", "mode"), [("no host!", "inject"), ("a.example", "everywhere"), ("a.example", "")])
def test_a_host_needs_a_name_and_one_of_three_modes(people: People, host: str, mode: str) -> None:
    with pytest.raises(Invalid):
        browser_extension.decide(people.administrator(), host, mode)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_hosts_are_the_administrators_alone(people: People, role: Role) -> None:
    user = people.user(role)
    for call in (
        lambda: browser_extension.read(user),
        lambda: browser_extension.decide(user, "a.example", "inject"),
        lambda: browser_extension.forget(user, "www.linkedin.com"),
    ):
        with pytest.raises(NotPermitted):
            call()
