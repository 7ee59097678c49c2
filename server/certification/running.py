"""Running all rules in each dialect, one after another: later ones build on what earlier ones left."""

import secrets
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from server.certification.checks import access, deletion, history, incoming, onboarding, outgoing, posting
from server.certification.checks.installation import Installation
from server.certification.company import CertifiedCompany
from server.certification.directly import noting
from server.certification.evidence import CHECKS, checked
from server.certification.report import Report, Result
from server.certification.rules import RULES
from server.certification.scene import Scene
from server.certification.standin import StandIn
from server.domain import clock

MODULES = (onboarding, outgoing, incoming, access, deletion, posting)
DIALECTS = ("v2", "rest")
# Onboarding comes first and the first sync second; a posted job changes what RSC-201 counts, so it comes after that.
ORDER = (
    *("RSC-101", "RSC-104", "RSC-105", "TC1", "All history", "RSC-201", "RSC-202", "RSC-203", "TC2", "RSC-102"),
    *("JP-014", "JP-015A", "TC3", "TC4", "TC5", "RSC-106", "JP-001…004", "JP-005, 006", "JP-008"),
    *("RSC-301", "RSC-302", "RSC-303", "RSC-304", "RSC-305", "TC9", "TC10", "TC11", "TC12", "TC13"),
    *("RSC-401", "RSC-402", "RSC-403", "RSC-404", "RSC-501", "RSC-502", "RSC-503", "RSC-504", "RSC-103"),
)


def certify(stand_in: str, dialects: Sequence[str] = DIALECTS, told: Callable[[Report], None] = lambda _: None) -> Report:
    """Run every rule against ``stand_in`` in ``dialects``; ``told`` hears of every result. Raise StandInSaysNo without one."""
    linkedin = StandIn(stand_in.rstrip("/"))
    linkedin.control("GET", "/clock")
    report = Report(clock.now(), linkedin.address, tuple(dialects))
    told(report)
    for dialect in dialects:
        with tempfile.TemporaryDirectory(prefix="attract-certification-", ignore_cleanup_errors=True) as folder:
            _run(linkedin, dialect, Path(folder), report, told)
    report.complete = True
    told(report)
    return report


def _run(linkedin: StandIn, dialect: str, folder: Path, report: Report, told: Callable[[Report], None]) -> None:
    home = Installation(folder / "first", "Attract North", linkedin.address, dialect)
    try:
        home.begin()
        run = secrets.token_hex(4)
        company = CertifiedCompany(linkedin, home, run, f"Certified Company {run}")
        company.register_at_linkedin()
        company.hire()
        with noting() as directly:
            scene = Scene(company, history.write(company), dialect, folder)
        report.prepared[dialect] = tuple(directly)
        ids = [*ORDER, *(rule.id for rule in RULES if rule.id not in ORDER)]
        for id in ids:
            report.results.append(_one(id, scene))
            told(report)
    finally:
        home.end()


def _one(id: str, scene: Scene) -> Result:
    return checked(id, scene.dialect, lambda evidence: CHECKS[id](scene, evidence))
