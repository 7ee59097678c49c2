"""Settings: each missing or bad one names itself and says what is wrong."""

from pathlib import Path

import pytest

from server.config import BadSetting, Settings, from_environment
from server.mail.settings import Smtp

SECRET = "s" * 32


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What an installation has to set at least."""
    return {"ATTRACT_HOME": str(tmp_path), "SECRET_KEY": SECRET}


def test_a_secret_alone_is_enough(environment: dict[str, str], tmp_path: Path) -> None:
    settings = from_environment(environment)
    assert settings.database_url == f"sqlite:///{tmp_path}/attract.db"
    assert (settings.public_url, settings.host, settings.port) == ("http://127.0.0.1:8000", "127.0.0.1", 8000)
    assert (settings.instance_name, settings.workers, settings.threads, settings.proxies) == ("Attract", 2, 8, 0)
    assert settings.extension_dir is None


def test_every_setting_can_be_set(environment: dict[str, str], tmp_path: Path) -> None:
    settings = from_environment(
        environment
        | {
            "DATABASE_URL": "postgresql://attract:secret@db.example/attract",
            "PUBLIC_URL": "https://attract.example/",
            "INSTANCE_NAME": " Attract Nordic ",
            "HOST": "0.0.0.0",
            "PORT": "8010",
            "WORKERS": "4",
            "THREADS": "8",
            "TRUSTED_PROXIES": "1",
            "LOG_LEVEL": "DEBUG",
            "EXTENSION_DIR": str(tmp_path),
            "EXTENSION_REDIRECTS": "https://one.example/  https://two.example/",
            "SMTP_URL": "smtp://jobs%40attract.example:p%40ss%2Fword@mail.example",
            "MAIL_FROM": "Jobs at Ærlig <jobs@attract.example>",
            "MAILBOX": "1",
        }
    )
    assert settings.database_url == "postgresql://attract:secret@db.example/attract"
    assert (settings.public_url, settings.instance_name) == ("https://attract.example", "Attract Nordic")
    assert (settings.host, settings.port, settings.workers, settings.threads, settings.proxies) == ("0.0.0.0", 8010, 4, 8, 1)
    assert (settings.log_level, settings.extension_dir) == ("debug", tmp_path)
    assert settings.extension_redirects == ("https://one.example/", "https://two.example/")
    assert settings.smtp == Smtp("mail.example", 587, False, "jobs@attract.example", "p@ss/word")
    assert "p@ss" not in repr(settings)
    assert settings.mail_from == "Jobs at Ærlig <jobs@attract.example>"
    assert settings.mailbox


@pytest.mark.parametrize(
    ("name", "values"),
    {
        "DATABASE_URL": ["attract.db", "sqlite:///", "mysql://db/attract", "postgresql://db.example", "postgresql://db.example/"],
        "SECRET_KEY": ["", "short", "s" * 31],
        "SMTP_URL": [
            "mail.example",
            "http://mail.example",
            "smtp://jobs@mail.example",
            "smtp://mail.example:99999",
            "smtp://[::1",
        ],
        "MAIL_FROM": ["jobs", "a@attract.example, b@attract.example", "jobs@attract.example\nBcc: x@y.example"],
        "MAILBOX": ["yes", "2"],
        "PUBLIC_URL": [
            "attract.example",
            "ftp://attract.example",
            "https://",
            "https://attract.example/path",
            "https://attract.example?x=1",
            "https://attract.example#x",
            "http://attract.example",
            "http://127.0.0.1.attract.example",
        ],
        "EXTENSION_REDIRECTS": ["http://one.example/", "https://one.example/ one", "https://one.example/#x"],
        "INSTANCE_NAME": [" ", "x" * 101],
        "HOST": [" ", "x" * 101],
        "PORT": ["0", "65536", "-1", "80 00", "x", "8000.0", "８０００", "9" * 50],
        "WORKERS": ["0", "65", "two"],
        "THREADS": ["0", "65", "two"],
        "TRUSTED_PROXIES": ["-1", "6", "yes"],
        "LOG_LEVEL": ["loud", " "],
        "EXTENSION_DIR": ["/there/is/no/such/folder"],
    }.items(),
)
def test_a_bad_setting_names_itself(environment: dict[str, str], name: str, values: list[str]) -> None:
    for value in values:
        with pytest.raises(BadSetting, match=f"^{name}: "):
            from_environment(environment | {name: value})


def test_a_missing_secret_names_itself_and_says_how_to_make_one(environment: dict[str, str]) -> None:
    del environment["SECRET_KEY"]
    with pytest.raises(BadSetting, match=r"^SECRET_KEY: .*openssl rand -hex 32"):
        from_environment(environment)


def test_a_mail_server_needs_an_address_that_mail_comes_from(environment: dict[str, str]) -> None:
    with pytest.raises(BadSetting, match=r"^MAIL_FROM: is missing"):
        from_environment(environment | {"SMTP_URL": "smtps://mail.example"})
    settings = from_environment(environment | {"SMTP_URL": "smtps://mail.example", "MAIL_FROM": "a@attract.example"})
    assert settings.smtp == Smtp("mail.example", 465, True)


def test_a_bad_mail_server_is_named_without_its_password(environment: dict[str, str]) -> None:
    with pytest.raises(BadSetting) as refused:
        from_environment(environment | {"SMTP_URL": "smtp://jobs:pass-word@mail.example/path"})
    assert "pass-word" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["PORT", "DATABASE_URL", "PUBLIC_URL", "INSTANCE_NAME", "LOG_LEVEL", "EXTENSION_DIR", "SMTP_URL"]
)
def test_an_empty_setting_is_one_that_is_not_set(environment: dict[str, str], name: str) -> None:
    assert from_environment(environment | {name: ""}) == from_environment(environment)


def test_what_a_bad_secret_was_is_not_said(environment: dict[str, str]) -> None:
    with pytest.raises(BadSetting) as refused:
        from_environment(environment | {"SECRET_KEY": "hunter2"})
    assert "hunter2" not in str(refused.value)


def test_a_bad_database_address_does_not_tell_its_password(environment: dict[str, str]) -> None:
    with pytest.raises(BadSetting) as refused:
        from_environment(environment | {"DATABASE_URL": "mysql://attract:hunter2@db/attract"})
    assert "hunter2" not in str(refused.value)


def test_the_public_address_follows_the_port(environment: dict[str, str]) -> None:
    assert from_environment(environment | {"PORT": "8010"}).public_url == "http://127.0.0.1:8010"


@pytest.mark.parametrize(
    ("public_url", "loopback"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:8000", True),
        ("https://127.0.0.1", False),
    ],
)
def test_only_plain_http_on_this_machine_goes_without_secure_cookies(
    environment: dict[str, str], public_url: str, loopback: bool
) -> None:
    assert from_environment(environment | {"PUBLIC_URL": public_url}).on_loopback is loopback


@pytest.mark.parametrize(
    ("variables", "home"),
    [
        ({"XDG_DATA_HOME": "/data"}, Path("/data/attract")),
        ({}, Path("~/.local/share/attract").expanduser()),
        ({"ATTRACT_HOME": "~/attract"}, Path("~/attract").expanduser()),
    ],
)
def test_the_data_lives_where_it_is_told_or_where_data_lives(variables: dict[str, str], home: Path) -> None:
    assert from_environment(variables | {"SECRET_KEY": SECRET}).home == home


def test_settings_do_not_change(environment: dict[str, str]) -> None:
    settings = from_environment(environment)
    with pytest.raises(AttributeError):
        settings.port = 1  # type: ignore[misc]
    assert isinstance(settings, Settings)


def test_settings_that_are_printed_show_no_secret() -> None:
    printed = repr(from_environment({"SECRET_KEY": "s" * 40, "DATABASE_URL": "postgresql://attract:pass-word@db/attract"}))
    assert "sss" not in printed
    assert "pass-word" not in printed


def test_a_home_that_cannot_be_written_names_itself(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadSetting, match=r"^ATTRACT_HOME: "):
        from_environment(environment | {"ATTRACT_HOME": str(tmp_path / "file" / "home")})
