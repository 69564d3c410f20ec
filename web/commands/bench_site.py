"""`bench`: measures this software with a filled site on this machine and tells how it stands to its goals."""

import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from web.commands.bench import filling, inboxes, logins, pages, readers, report, rights, running, searching, stage, streams, weights, writes
from web.commands.bench.figures import Figure
from web.commands.bench.stage import Plan, Stage
from web.commands.saying import Stopped

PARTS: dict[str, Callable[[Stage], list[Figure]]] = {
    "weight of a page": weights.measure, "cost of a page": pages.measure, "publishing": writes.measure,
    "readers beside writers": readers.measure, "logins": logins.measure, "memory and start": running.measure,
    "rights of a busy member": rights.measure, "search": searching.measure, "live streams": streams.measure, "messages": inboxes.measure,
}
FULL, QUICK = (100_000, 9, 0.4, 6_000), (2_000, 3, 0.2, 1_700)  # listings, rounds, seconds, drafts


@click.command()
@click.option("--listings", type=click.IntRange(100, 5_000_000), help="Listings of the site.  [default: 100000]")
@click.option("--quick", is_flag=True, help="A small site and short rounds: a minute, and rougher figures.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False, resolve_path=True),
              help="Folder where the filled site is kept for the next run; on the disk that is to be measured.")
@click.option("--only", multiple=True, type=click.Choice(list(PARTS)), help="Measure this part; may be given again.")
@click.option("--write", type=click.Path(path_type=Path, dir_okay=False), help="File that the figures are written into.")
def bench(listings: int | None, quick: bool, keep: Path | None, only: tuple[str, ...], write: Path | None) -> None:
    """Measure cost, weight, writing, memory and start of a filled site."""
    if not sys.platform.startswith("linux"):
        raise Stopped("The bench reads what Linux counts and runs only there.")
    usual, rounds, seconds, drafts = QUICK if quick else FULL
    plan = Plan(listings or usual, rounds, seconds, drafts)
    with folders(keep) as (filled, work):
        filling.ready(filled, plan.listings, plan.drafts)
        found = measured(filled, work, plan, only or tuple(PARTS))
    for name, figures in found.items():
        click.echo(f"\n{name.capitalize()}\n\n{report.table(figures)}")
    click.echo("\n" + report.summary(found))
    if write is not None:
        write.write_text(report.document(found, plan, command(listings, quick, only, write.name)), "utf-8")


def command(listings: int | None, quick: bool, only: tuple[str, ...], name: str) -> str:
    """The words that measure the same again into the file of that name, wherever the filled site was kept."""
    words = [*(["--listings", str(listings)] if listings else []), *(["--quick"] if quick else []),
             *(word for part in only for word in ("--only", part))]
    return shlex.join(["python3", "run.py", "bench", *words, "--write", f"docs/{name}"])


def measured(filled: Path, work: Path, plan: Plan, names: tuple[str, ...]) -> dict[str, list[Figure]]:
    """The figures of these parts, measured on a copy of the filled site."""
    with stage.opened(filled, plan, work) as made:
        if not made.held:
            made.say("The database could not be locked into memory: this account may not (ulimit -l).")
        return {name: PARTS[name](made) for name in PARTS if name in names}


@contextmanager
def folders(keep: Path | None) -> Iterator[tuple[Path, Path]]:
    """A folder for the filled site, and one beside it for the copy that is measured."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep / "filled", keep / "measured"
        return
    made = Path(tempfile.mkdtemp(prefix="soq-bench-"))
    try:
        yield made / "filled", made / "measured"
    finally:
        shutil.rmtree(made)
