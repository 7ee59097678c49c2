"""Certification from the Admin center: `attract certify` as a process of its own, and the last report it left (linkedin.md 18).

The run has a scratch home and gets nothing of this installation but the address of the stand-in. A lock on a file, which the
process holds as long as it lives, says that one is going on, whichever process of the web server is asked.
"""

import fcntl
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.domain.errors import Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.usecases import access
from server.usecases.linkedin.setup import connection

PASSED, FAILED, NOT_APPLICABLE = "passed", "failed", "not applicable"
FORMATS = {"json": "application/json", "md": "text/markdown"}
# What a Python process needs to run at all; nothing else of this process's environment, and no secret, goes along.
_HANDED_ON = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "TMPDIR", "HOME", "SYSTEMROOT")
_LOG_SHOWN = 500

OFF = N_("LinkedIn is switched off here. The operator sets LINKEDIN_ENVIRONMENT=test and LINKEDIN_ADDRESS to use a stand-in.")
PRODUCTION = N_(
    "This installation talks to LinkedIn itself, where the certification would make up people. "
    "Run it with an installation set to a stand-in (LINKEDIN_ENVIRONMENT=test), or with make certify."
)
RUNS = N_("A run is going on already.")


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """How a rule went in one dialect; ``way`` says whether its steps went by the use cases or directly into the database."""

    dialect: str
    verdict: str
    reason: str
    evidence: tuple[str, ...]
    way: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule with its outcomes, dialect by dialect; ``does`` and ``expects`` are in the report's English."""

    id: str
    module: str
    does: str
    expects: str
    outcomes: tuple[RuleOutcome, ...]


@dataclass(frozen=True, slots=True)
class LastReport:
    """The report of the run that goes on or went last; ``at`` in ms, ``counts`` by verdict."""

    at: int
    version: str
    dialects: tuple[str, ...]
    complete: bool
    counts: dict[str, int]
    rules: tuple[RuleRow, ...]

    @property
    def done(self) -> int:
        """How many of a hundred rules have been run."""
        expected = len(self.rules) * len(self.dialects)
        return 100 * sum(len(rule.outcomes) for rule in self.rules) // expected if expected else 0


@dataclass(frozen=True, slots=True)
class Certification:
    """The page. ``refusal`` says why no run can be started, ``problem`` what ended the last one early."""

    running: bool
    refusal: str | None
    address: str
    report: LastReport | None
    problem: str = ""


def read(actor: Actor) -> Certification:
    """What the page shows. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    refusal = _refusal()
    if refusal is not None:
        return Certification(running=False, refusal=refusal, address="", report=_report())
    running, report = _is_running(), _report()
    early = not running and (report is None or not report.complete)
    return Certification(running, None, connection.www(), report, _last_words() if early else "")


def run(actor: Actor) -> None:
    """Start a run. Raise NotPermitted, Invalid with the reason where none can be started."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    if refusal := _refusal():
        raise Invalid({"certification": refusal})
    _folder().mkdir(parents=True, exist_ok=True)
    with _lock_file().open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Invalid({"certification": RUNS}) from None
        for name in FORMATS:
            _file(name).unlink(missing_ok=True)
        process = _begin(lock.fileno())
    threading.Thread(target=process.wait, name="certification", daemon=True).start()


def download(actor: Actor, name: str) -> bytes:
    """The last complete report in one of FORMATS. Raise NotPermitted, NotFound."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    if name not in FORMATS or not connection.offered():
        raise NotFound
    try:
        return _file(name).read_bytes()
    except OSError:
        raise NotFound from None


def _begin(lock: int) -> subprocess.Popen[bytes]:
    with (_folder() / "certification.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "server.cli", "certify", "--stand-in", connection.www(), "--output", str(_folder())],
            env={name: os.environ[name] for name in _HANDED_ON if name in os.environ},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(lock,),  # it lives on in the process
            start_new_session=True,
        )


def _refusal() -> str | None:
    if not connection.offered():
        return OFF
    if connection.settings().linkedin_environment == "production":
        return PRODUCTION
    return None if connection.settings().linkedin_address else OFF


def _folder() -> Path:
    return connection.settings().home / "certification"


def _file(name: str) -> Path:
    return _folder() / f"certification.{name}"


def _lock_file() -> Path:
    return _folder() / "running"


def _is_running() -> bool:
    try:
        with _lock_file().open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False


def _last_words() -> str:
    with suppress(OSError):
        return (_folder() / "certification.log").read_text("utf-8", "replace").strip()[-_LOG_SHOWN:]
    return ""


def _report() -> LastReport | None:
    try:
        return _told(json.loads(_file("json").read_text("utf-8"))) if connection.offered() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _told(kept: dict[str, Any]) -> LastReport:
    outcomes: dict[str, list[RuleOutcome]] = {}
    for one in kept["results"]:
        told = RuleOutcome(one["dialect"], one["verdict"], one["reason"], tuple(one["evidence"]), one.get("way", ""))
        outcomes.setdefault(one["rule"], []).append(told)
    rules = (
        RuleRow(rule["id"], rule["module"], rule["does"], rule["expects"], tuple(outcomes.get(rule["id"], ())))
        for rule in kept["rules"]
    )
    dialects = tuple(kept["dialects"])
    return LastReport(int(kept["at"]), str(kept["version"]), dialects, bool(kept["complete"]), kept["counts"], tuple(rules))
