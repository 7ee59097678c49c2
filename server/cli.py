"""The `attract` command."""

import os
import socket
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from server import __version__, parent_watch, worker
from server.config import BadSetting, Settings, from_environment
from server.demo import fill, linkedin
from server.demo.company import SETS
from server.domain.errors import AttractError, Invalid
from server.domain.roles import Role
from server.storage import database, encryption, migrate
from server.storage.account import system
from server.usecases.account import health, users
from server.usecases.linkedin.setup import connection, secret_rotation
from server.worker_process import WorkerProcess

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the settings as its first argument; only when it runs, so that --help needs none."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            settings = from_environment()
        except BadSetting as bad:
            raise click.ClickException(str(bad)) from None
        command(settings, *arguments, **options)

    return run


@click.group()
@click.version_option(__version__, prog_name="attract")
def attract() -> None:
    """Applicant tracking with a two-way connection to LinkedIn Recruiter. Settings come from the environment."""
    os.umask(0o077)  # the embedded database holds people's data: nobody else on the machine reads it


@attract.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Web server processes (WORKERS).")
@click.option("--no-worker", is_flag=True, help="Leave the background worker to `attract worker`.")
@with_settings
def serve(settings: Settings, workers: int | None, no_worker: bool) -> None:
    """Serve Attract, with its background worker, until SIGTERM or Ctrl-C."""
    _check_port(settings)
    _warn_unless_migrated(settings)
    worker_process = WorkerProcess()
    if not no_worker:
        worker_process.start()
    try:
        _web_server(settings, workers or settings.workers).serve()
    finally:
        worker_process.stop()


@attract.command(name="worker")
@click.option("--end-with-parent", is_flag=True, hidden=True, help="Stop when the process that started this one is gone.")
@with_settings
def work(settings: Settings, end_with_parent: bool) -> None:
    """Do background work until SIGTERM or Ctrl-C."""
    if end_with_parent:
        parent_watch.end_with_parent()
    _told(worker.run, settings)


@attract.command(name="migrate")
@with_settings
def migrate_database(settings: Settings) -> None:
    """Bring the database to the schema of this version."""
    _told(database.bind, settings.database_url)
    applied = _told(migrate.migrate)
    click.echo(f"{database.redacted(settings.database_url)}: {', '.join(applied) or 'nothing to apply'}")


@attract.command()
@click.argument("target", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@with_settings
def backup(settings: Settings, target: Path) -> None:
    """Write a whole copy of the database to TARGET while Attract runs: a SQLite file, or an archive of pg_dump."""
    _told(database.bind, settings.database_url)
    _told(system.copy_to, target, settings.database_url)
    click.echo(f"{target}: written.")


@attract.group()
def user() -> None:
    """The people who can sign in."""


@user.command(name="add")
@click.argument("email")
@click.option("--name", required=True, help="How others see them.")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]), help="May be repeated.")
@click.option("--guest", is_flag=True, help="Of another organisation: can sign in, is put on no hiring team.")
@click.password_option(help="Asked for when not given.", envvar="ATTRACT_PASSWORD")
@with_settings
def add_user(settings: Settings, email: str, name: str, roles: tuple[str, ...], guest: bool, password: str) -> None:
    """Make a user EMAIL. Without a role they can be an interviewer."""
    _told(database.bind, settings.database_url)
    _told(users.add_user, email, name, password, frozenset(Role(role) for role in roles), guest)
    click.echo(f"{email} can sign in.")


@attract.group()
def secrets() -> None:
    """The keys that protect credentials at rest (ENCRYPTION_KEYS)."""


@secrets.command(name="new-key")
def new_key() -> None:
    """Print a new key. Put it before the others in ENCRYPTION_KEYS, then run `attract secrets reseal`."""
    click.echo(encryption.new_key())


@secrets.command()
@with_settings
def reseal(settings: Settings) -> None:
    """Seal every kept secret again with the first of the ENCRYPTION_KEYS, so that the others can be thrown away."""
    _told(database.bind, settings.database_url)
    _told(secret_rotation.reseal, settings.encryption_keys)
    click.echo("Every secret is sealed with the first key. The others can be thrown away.")


@attract.command()
@click.option("--set", "which", type=click.Choice(list(SETS)), default="main", help="Which made-up company.")
@click.option("--members", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Members of the stand-in.")
@click.option("--recruiter-host", help="Host and port of the stand-in Recruiter; becomes an inject host.")
@click.option("--linkedin", "with_linkedin", is_flag=True, help="Connect with the running stand-in of LINKEDIN_ADDRESS, too.")
@with_settings
def demo(settings: Settings, which: str, members: Path | None, recruiter_host: str | None, with_linkedin: bool) -> None:
    """Migrate, and fill an empty database with a made-up company. A filled one is left as it is."""
    _told(database.bind, settings.database_url)
    _told(migrate.migrate)
    filled = _told(fill, which, members, recruiter_host)
    click.echo("The demo company moved in." if filled else "The demo company is here already.")
    if with_linkedin:
        connection.bind(settings)
        _told(linkedin.connect)


@attract.command()
@click.option("--stand-in", required=True, help="Where the stand-in for LinkedIn answers.")
@click.option("--dialect", type=click.Choice(["both", "v2", "rest"]), default="both", help="Which of LinkedIn's two dialects.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the report, in Markdown and JSON.")
def certify(stand_in: str, dialect: str, output: Path | None) -> None:
    """Run LinkedIn's certification rules against a stand-in, with a scratch Attract of its own; 1 when one failed."""
    # Only here: it brings all of the web application with it, which the worker does without.
    from server.certification import running
    from server.certification.report import Report
    from server.certification.standin import StandInSaysNo

    def told(report: Report) -> None:
        if output:
            report.write(output)

    try:
        report = running.certify(stand_in, ("v2", "rest") if dialect == "both" else (dialect,), told)
    except StandInSaysNo as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(report.table())
    if report.failed:
        raise click.exceptions.Exit(1)


def _check_port(settings: Settings) -> None:
    # The server shares its port between its processes, so it would share it with a stranger as well.
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise click.ClickException(f"HOST, PORT: {settings.host} port {settings.port}: {error.strerror}") from None


def _warn_unless_migrated(settings: Settings) -> None:
    _told(database.bind, settings.database_url)
    try:
        health.check()
    except AttractError as error:
        click.echo(f"Starting, but not healthy yet: {error}", err=True)
    database.release()


def _web_server(settings: Settings, workers: int) -> MPServer:
    return MPServer(
        "server.wsgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=settings.threads,
        respawn_failed_workers=True,
        log_access=False,
        log_level=LogLevels.warning,
        websockets=False,
    )


def _told(action: Callable[_Given, _Answer], *arguments: _Given.args, **more: _Given.kwargs) -> _Answer:
    """What ``action`` returns; a refusal becomes one line on the terminal instead of a stack."""
    try:
        return action(*arguments, **more)
    except Invalid as invalid:
        raise click.ClickException("; ".join(f"{field}: {message}" for field, message in invalid.errors.items())) from None
    except AttractError as error:
        raise click.ClickException(str(error)) from None


def main() -> None:
    """Run the command."""
    attract()


if __name__ == "__main__":
    main()
