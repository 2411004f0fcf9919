"""`monitor db`: upgrade, backup, check."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.context import Context, pass_context
from monitor.errors import UsageError
from monitor.store import Grade, backup, check, upgrade
from monitor.store.engine import database_path, describe


@click.group()
def db() -> None:
    """Upgrade, back up and check the database.

    \b
    monitor db upgrade
    monitor db backup ~/backups/monitor.db
    monitor db check
    """


@db.command("upgrade")
@pass_context
def upgrade_command(context: Context) -> None:
    """Make the database, or bring it to this release's form.

    A SQLite database is copied first; the copy lies beside it. An upgrade that fails changes nothing.

    \b
    monitor db upgrade
    """
    url = context.settings.database_url
    report = upgrade(url, now=context.now())
    if report.backup is not None:
        click.echo(f"copied to {report.backup}")
    if report.before == report.after:
        click.echo(f"{describe(url)} is up to date (revision {report.after})")
    elif report.before is None:
        click.echo(f"made {describe(url)} (revision {report.after})")
    else:
        click.echo(f"upgraded {describe(url)} from revision {report.before} to {report.after}")


@db.command("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
@pass_context
def backup_command(context: Context, target: Path | None) -> None:
    """Copy the SQLite database to TARGET while the monitor may go on writing.

    TARGET is a new file or a folder; without it the copy lies beside the database, named with the time.

    \b
    monitor db backup
    monitor db backup ~/backups
    """
    url = context.settings.database_url
    path = database_path(url)
    if path is None:
        raise UsageError(f"{describe(url)} is a server's database: make its backup with pg_dump")
    named = f"{path.stem}.{context.now():%Y%m%dT%H%M%SZ}{path.suffix}"
    if target is None:
        target = path.with_name(named)
    elif target.is_dir():
        target /= named
    click.echo(f"copied to {backup(url, target)}")


@db.command("check")
@pass_context
def check_command(context: Context) -> None:
    """Check that the database is whole and of this release's form; the exit status is 1 where it is not.

    \b
    monitor db check
    """
    url = context.settings.database_url
    findings = check(url)
    click.echo(describe(url))
    for finding in findings:
        click.echo(f"  {finding.grade:<8} {finding.what}")
    if any(finding.grade is Grade.ERROR for finding in findings):
        click.get_current_context().exit(1)
