"""Runs one word of run.py: reads the common options, loads the word's module alone, and ends in a plain sentence."""

import os
import sys
from collections.abc import Callable
from importlib import import_module

import click

from web.commands.options import common
from web.commands.saying import sentence

WORDS: dict[str, tuple[str, Callable[[], click.Command]]] = {
    "serve": ("Prepare the site and serve it; the word when none is given.",
              lambda: import_module("web.commands.serve").serve),
    "admin": ("Make an administrator or moderator, or give one a new password.",
              lambda: import_module("web.commands.admin").admin),
    "demo": ("Fill a trial site with invented members, listings, photos, conversations and deals.",
             lambda: import_module("web.commands.demo_site").demo),
    "import": ("Make listings of a shop's CSV, YML or Merchant feed.",
               lambda: import_module("web.commands.import_file").import_),
    "export": ("Write everything held about a member into a ZIP file.",
               lambda: import_module("web.commands.export").export),
    "import-member": ("Take a member's export of another site into an account of this one.",
                      lambda: import_module("web.commands.import_member").import_member),
    "backup": ("Write the whole site into one encrypted file, while it runs.",
               lambda: import_module("web.commands.backup").backup),
    "restore": ("Make a data folder of a backup, or check that a backup can be restored.",
                lambda: import_module("web.commands.restore").restore),
    "doctor": ("Check database, files, jobs and settings.", lambda: import_module("web.commands.doctor").doctor),
    "jobs": ("Run the periodic jobs that are due, or one by name.", lambda: import_module("web.commands.jobs").jobs),
    "retention": ("Delete what is past its term, or tell what would be.",
                  lambda: import_module("web.commands.retention").retention),
    "verify": ("Prove by the chain of hashes that nobody changed the journals.",
               lambda: import_module("web.commands.verify").verify),
    "verify-bundle": ("Prove that a bundle for an authority is what the site signed.",
                      lambda: import_module("web.commands.verify").verify_bundle),
    "breach": ("Write the breach pack of an incident for the authority.",
               lambda: import_module("web.commands.breach").breach),
    "handover": ("Write the pack of a move to another operator, without those who objected.",
                 lambda: import_module("web.commands.handover").handover),
    "inventory": ("Print what the site holds about people.",
                  lambda: import_module("web.commands.inventory").inventory),
    "bench": ("Measure a filled site on this machine.", lambda: import_module("web.commands.bench_site").bench),
}


class Words(click.Group):
    """The words of run.py; a word's module is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(WORDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return WORDS[name][1]() if name in WORDS else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple:
        if args[0] not in WORDS:
            ctx.fail(f"There is no word “{args[0]}”. Words: {', '.join(WORDS)}, test.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Words"):
            formatter.write_dl([(name, says) for name, (says, _load) in WORDS.items()] + [("test", "Run the tests.")])


@click.group(cls=Words, options_metavar="[OPTIONS]", subcommand_metavar="WORD …",
             context_settings={"help_option_names": ["-h", "--help"]})
@common
def words(**_given) -> None:
    """SOQ, classifieds without trackers. `run.py WORD --help` tells more about a word."""
    os.umask(0o077)  # what a site writes, its database first, is for its owner alone


def wanted(arguments: list[str]) -> list[str]:
    """The arguments without the `serve` that run.py puts before options which stand before another word."""
    rest = arguments[1:]
    while rest and rest[0].startswith("--"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return arguments[1:] if arguments[:1] == ["serve"] and rest and rest[0] in WORDS else arguments


def complain(error: click.ClickException) -> int:
    """Says in one line what is wrong, and returns the exit status."""
    click.echo(" ".join(error.format_message().split()), err=True)
    return error.exit_code


def main(arguments: list[str]) -> int:
    """Runs what the arguments say and returns the exit status: 1 for what failed, 2 for what cannot be understood."""
    try:
        return words.main(wanted(arguments), prog_name="run.py", standalone_mode=False) or 0
    except click.ClickException as error:
        return complain(error)
    except click.Abort:
        return 130
    except OSError as error:
        click.echo(sentence(error), err=True)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
