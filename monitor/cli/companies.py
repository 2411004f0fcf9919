"""`monitor companies`: the lists by which organisations get a ticker, a country and a sector, and one name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from monitor import query
from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.feed_choice import store_to_fill
from monitor.cli.files import read_file
from monitor.cli.limits import limit_option, rows_wanted
from monitor.cli.output import Column, counted, emit, local_zone, say, say_nothing_found, write_rows, writing_options
from monitor.companies import overridden, read_companies, write_companies
from monitor.errors import InputError, UsageError
from monitor.pipeline.companies import resolve_waiting, ship_companies
from monitor.pipeline.reports import rekey
from monitor.pipeline.telling import teller_of
from monitor.resolve import house_key
from monitor.store import CompaniesStored, Store
from monitor.store.engine import database_path, is_read_only
from monitor.types import Company


@click.group()
def companies() -> None:
    """Import, list, export and remove companies of your own: aliases, ticker, country, sector.

    \b
    monitor companies import mine.csv
    monitor companies list ibm
    monitor companies export --company ibm mine.csv

    A list of listed companies ships. Yours wins over it: a company of yours is taken as it stands there, with what it
    leaves empty, wherever an organisation has one of its names.
    """


@companies.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@pass_context
def import_command(context: Context, /, file: Path) -> None:
    """Add the companies of a CSV file (- for standard input) to your list, all or none of them.

    \b
    monitor companies import mine.csv

    The first line names the columns: name, aliases, ticker, country, sector, source; only name has to be there.
    Aliases have a | between them, a country is two letters (ISO 3166), `monitor moves --help` lists the sectors. A line
    that begins with a # is a note; a name that does stands in quotes:

    \b
    name,aliases,ticker,country,sector
    IBM,Big Blue|International Business Machines,IBM,US,technology

    A company of your list that has the same name is replaced. Moves get what the list says at once, and reports that
    call a company by its different names are put together.
    """
    source = "your list" if str(file) == "-" else file.name
    try:
        given = read_companies(read_file(file), house_key, source=source, own=True)
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    store = _store(context)
    stored = store.put_companies(given, house_key, now=context.now())
    replaced = f", replaced {stored.replaced}" if stored.replaced else ""
    click.echo(f"added {counted(stored.added, 'company', 'companies')}{replaced}")
    _follow(context, store, stored)


@companies.command("list")
@click.argument("name", required=False)
@click.option("--own", is_flag=True, help="Only companies of your own list.")
@limit_option
@writing_options
@pass_context
def list_command(
    context: Context, /, name: str | None, own: bool, limit: str | None, form: str | None, output: Path | None
) -> None:
    """List companies, your own first; with NAME those that have words which begin so in one of their names.

    \b
    monitor companies list
    monitor companies list "bank of"
    """
    store = _store(context)
    found = [company for company in _named(store, name, name="name") if company.own or not own]
    most = rows_wanted(limit, form, output)
    if not found:
        say_nothing_found("no company that fits", store.name)
    write_rows(found[:most], _COLUMNS, kind=Company, form=form, output=output)
    if most is not None and len(found) > most:
        say(f"the first {most} of {len(found):,}; --limit all lists them all")


@companies.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--company", metavar="WORDS", help="Companies of any list that have these words in a name.")
@pass_context
def export_command(context: Context, /, file: Path | None, company: str | None) -> None:
    """Write your list as CSV, to a file or to standard output, as `monitor companies import` reads it.

    \b
    monitor companies export mine.csv
    monitor companies export --company ibm > ibm.csv

    With --company also lines of the shipped list, to be changed and imported as your own; where yours wins over one,
    yours is written.
    """
    store = _store(context)
    own = [each for each in store.companies() if each.own]
    written = write_companies(
        own if company is None else overridden(_named(store, company, name="--company"), own, house_key)
    )
    if file is not None and not file.parent.is_dir():
        raise UsageError(f"{file} cannot be written: there is no folder {file.parent}")
    emit(written, file)


@companies.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_context
def remove(context: Context, /, names: tuple[str, ...], yes: bool) -> None:
    """Take companies out of your list, given by any of their names in full. The shipped list stays as it is.

    \b
    monitor companies remove IBM
    """
    store = _store(context)
    meant = _meant(store, names)
    confirm(f"Remove {meant} from your list?", yes=yes)
    stored = store.remove_companies(names, house_key, now=context.now())
    click.echo(f"removed {meant}")
    _follow(context, store, stored)


def _store(context: Context) -> Store:
    """The database with the shipped list in it."""
    store = store_to_fill(context)
    path = database_path(store.url)
    if path is None or not is_read_only(path):
        rekey(store, now=context.now())
        ship_companies(store, now=context.now())
    return store


def _named(store: Store, asked: str | None, *, name: str) -> Sequence[Company]:
    """Those that have the words in a name, all where none are asked for; `name` is the option's, for messages."""
    if asked is None:
        return store.companies()
    wanted = query.words_of(asked, name=name)
    return [company for company in store.companies() if any(query.named_so(each, wanted) for each in company.names)]


def _meant(store: Store, names: Sequence[str]) -> str:
    """The companies of the user's list that have these names, in words; a name that none has as it is."""
    own = {house_key(name): company for company in store.companies() if company.own for name in company.names}
    meant = []
    for name in names:
        company = own.get(house_key(name))
        alias = company is not None and house_key(name) != house_key(company.name)
        meant.append((company.name if company else name) + (f" (here {name!r})" if alias else ""))
    return ", ".join(meant)


def _follow(context: Context, store: Store, stored: CompaniesStored) -> None:
    """What follows for moves, done and told."""
    resolve_waiting(store, clock=context.now, teller=teller_of(context.settings, local_zone()))
    if stored.moves_changed:
        moves = counted(stored.moves_changed, "move has", "moves have")
        click.echo(f"{moves} another ticker, country or sector")
    if stored.stories_waiting:
        stories = counted(stored.stories_waiting, "story was", "stories were")
        click.echo(f"{stories} put together anew")


_COLUMNS: tuple[Column[Company], ...] = (
    Column(heading="name", text=lambda c: c.name, style=lambda c: "bold"),
    Column(heading="ticker", text=lambda c: c.ticker or "", fixed=True),
    Column(heading="country", text=lambda c: c.country or "", fixed=True),
    Column(heading="sector", text=lambda c: (c.sector or "").replace("_", " "), fixed=True),
    Column(heading="also called", text=lambda c: ", ".join(c.aliases), leaves=1),
    Column(heading="list", text=lambda c: "own" if c.own else "shipped", fixed=True, leaves=3),
    Column(heading="source", text=lambda c: c.source, leaves=2),
)
