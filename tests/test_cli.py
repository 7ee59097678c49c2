"""The `attract` command as an operator meets it: a process of its own, with an environment."""

import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from server.storage import database, encryption
from server.storage.linkedin.setup import account

SECRET = "a secret for the tests of the command line"


def attract(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing else in its environment."""
    bare = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([sys.executable, "-m", "server.cli", *arguments], env=bare, capture_output=True, text=True, timeout=60)


def test_help_needs_no_settings() -> None:
    ran = attract("user", "--help")
    assert (ran.returncode, "add" in ran.stdout) == (0, True)


def test_a_missing_setting_stops_the_start_with_its_name() -> None:
    ran = attract("serve")
    assert (ran.returncode, ran.stderr) == (1, "Error: SECRET_KEY: is missing; make one with `openssl rand -hex 32`\n")


def test_a_port_that_is_taken_stops_the_start(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = attract("serve", SECRET_KEY=SECRET, ATTRACT_HOME=str(tmp_path), PORT=port)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"Error: HOST, PORT: 127.0.0.1 port {port}: ")


def test_a_database_that_cannot_be_reached_is_one_sentence_and_no_stack() -> None:
    ran = attract("migrate", SECRET_KEY=SECRET, DATABASE_URL="postgresql://attract@127.0.0.1:1/attract")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)


def test_a_user_is_added_once(tmp_path: Path) -> None:
    own = {"SECRET_KEY": SECRET, "ATTRACT_HOME": str(tmp_path), "ATTRACT_PASSWORD": "a long password"}
    assert attract("migrate", **own).returncode == 0
    add = ("user", "add", "kari@attract.example", "--name", "Kari", "--role", "recruiter")
    assert attract(*add, **own).stdout == "kari@attract.example can sign in.\n"
    again = attract(*add, **own)
    assert (again.returncode, again.stderr) == (1, "Error: email: Somebody has this address already.\n")


def test_kept_secrets_are_sealed_again_with_a_new_key(tmp_path: Path) -> None:
    first, second = (attract("secrets", "new-key").stdout.strip() for _ in range(2))
    url = f"sqlite:///{tmp_path / 'attract.db'}"
    environment = {"SECRET_KEY": SECRET, "ATTRACT_HOME": str(tmp_path), "DATABASE_URL": url}
    assert attract("migrate", **environment).returncode == 0
    database.bind(url)
    encryption.bind([first])
    account.change(partner_secret="the partner's secret")
    database.release()
    refused = attract("secrets", "reseal", ENCRYPTION_KEYS=second, **environment)
    assert (refused.returncode, "ENCRYPTION_KEYS" in refused.stderr) == (1, True)
    assert attract("secrets", "reseal", ENCRYPTION_KEYS=f"{second} {first}", **environment).returncode == 0
    encryption.bind([second])
    assert account.secret("partner_secret") == "the partner's secret"
    database.release()


def test_a_backup_is_a_whole_database_and_leaves_no_half_one_behind(tmp_path: Path) -> None:
    settings = {"SECRET_KEY": SECRET, "ATTRACT_HOME": str(tmp_path / "home"), "ATTRACT_PASSWORD": "a-long-password"}
    attract("migrate", **settings)
    attract("user", "add", "kari@attract.example", "--name", "Kari", **settings)
    copy = tmp_path / "copy.db"
    ran = attract("backup", str(copy), **settings)
    assert (ran.returncode, ran.stderr) == (0, "")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("select name from app_user").fetchall() == [("Kari",)]
    assert attract("backup", str(tmp_path / "nowhere" / "copy.db"), **settings).returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "home"]
