"""The command line: a group that loads each command when asked for it, and the one place where errors become lines."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

import monitor
from monitor.cli.context import Context
from monitor.errors import MonitorError, UsageError
from monitor.settings import SETTINGS
from monitor.text import squeeze

#: command -> (module, its line in the overview). Loaded on demand: `monitor --help` must not import SQLAlchemy.
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("run", "Pull feeds, read stories, keep moves: the daemon, or one round."),
    "feeds": ("feeds", "Add, list, remove, pause, check, import and export feeds."),
    "moves": ("moves", "List recent moves."),
    "show": ("moves", "Show one move with its evidence, sources and history."),
    "merge": ("deciding", "Say that moves are one."),
    "split": ("deciding", "Say that some stories of a move tell another one."),
    "judge": ("judging", "Say what was read wrongly or missed; export it as labelled stories."),
    "company": ("timelines", "Show who held which post of a company when."),
    "person": ("timelines", "Show the career of a person."),
    "seats": ("timelines", "List posts that somebody left and nobody has been named for."),
    "companies": ("companies", "Import, list, export and remove companies: aliases, ticker, country, sector."),
    "watch": ("watch", "Be told: add, list, pause, remove and test watches; send again what did not arrive."),
    "stories": ("stories", "List stories: what was rejected and why, what was flagged, what failed."),
    "export": ("export", "Write all moves to a file: Parquet, CSV, JSON Lines, xlsx."),
    "reread": ("rereading", "Read stored stories again by a new model; first show what would change."),
    "extract": ("reading", "Read stories (JSON lines) into moves (JSON lines), without a database."),
    "train": ("reading", "Train the reading model from labelled stories."),
    "evaluate": ("reading", "Measure the reading on labelled stories."),
    "mcp": ("mcp", "Answer an assistant over the Model Context Protocol."),
    "serve": ("serve", "Serve the page without pulling."),
    "token": ("tokens", "Make, list and remove the tokens that others ask with."),
    "db": ("db", "Upgrade, back up and check the database."),
    "doctor": ("doctor", "Say what is wrong and what to do about it."),
}

DEBUG = "--debug"


class CommandGroup(click.Group):
    """Commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"monitor.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = {p: p.get_help_record(ctx) for p in self.get_params(ctx)}
        settings = {s.name for s in SETTINGS}
        with formatter.section("Options"):
            formatter.write_dl([r for p, r in records.items() if r and p.name not in settings])
        self.format_commands(ctx, formatter)
        with formatter.section("Settings (also in monitor.toml, or as MONITOR_… in the environment)"):
            formatter.write_dl([r for p, r in records.items() if r and p.name in settings])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _setting_options(command: click.Command) -> click.Command:
    """One option for each setting, from the table."""
    for setting in SETTINGS:
        flag = "--" + setting.name.replace("_", "-")
        default = f" [{setting.default}]" if setting.default else ""
        command.params.append(click.Option([flag], metavar="VALUE", help=setting.help + default))
    return command


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(monitor.__version__, prog_name="monitor")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file. Default: monitor.toml, if there.")
@click.option(DEBUG, is_flag=True, help="Show the traceback of an error. May stand anywhere.")
@click.pass_context
def cli(ctx: click.Context, /, config: Path | None, debug: bool, **settings: Any) -> None:
    """A news monitor for leadership changes: who starts or leaves which post at which organisation.

    \b
    monitor feeds add --defaults          subscribe to a first set of feeds
    monitor run                           pull and read them, for as long as it runs
    monitor moves --since 7d --role cfo   ask
    """
    flags = {name: value for name, value in settings.items() if value is not None}
    ctx.obj = Context(config=config, flags=flags)


_setting_options(cli)


def _fail(message: str, status: int) -> int:
    click.echo(f"monitor: {squeeze(message)}", err=True)
    return status


def _in_one_line(error: click.ClickException) -> str:
    """What click says in three lines, and where the help is."""
    said = squeeze(error.format_message()).rstrip(".").replace(". (", " (")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said[:1].lower()}{said[1:]}; see `{context.command_path if context else 'monitor'} --help`"


def execute(args: list[str]) -> int:
    """Run one command line and give its exit status: 0 fine, 1 an error, 2 asked for wrongly, 130 interrupted.

    With `--debug` errors keep their traceback."""
    debug = DEBUG in args
    try:
        status = cli.main([a for a in args if a != DEBUG], prog_name="monitor", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped", 130)
    except NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _fail(_in_one_line(error), error.exit_code)
    except BrokenPipeError:
        # The reader (`| head`) has what it wants. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MonitorError as error:
        if debug:
            raise
        return _fail(str(error), 2 if isinstance(error, UsageError) else 1)
    except Exception as error:  # the outermost door: a person gets one line, never a traceback
        if debug:
            raise
        return _fail(f"unexpected {type(error).__name__}: {error} (please report what --debug shows)", 1)
    return status if isinstance(status, int) else 0  # click gives the status of `ctx.exit`, else the command's value


def main() -> None:
    """The command `monitor`."""
    sys.exit(execute(sys.argv[1:]))
