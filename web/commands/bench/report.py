"""Words for the figures: on the terminal, and as the document of the project."""

import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

import granian
import pysqlite3

from web.commands.bench.figures import Figure
from web.commands.bench.processes import cores
from web.commands.bench.stage import Plan
from web.core import clock

HEAD = "| figure | measured | goal | beside it |\n|---|---|---|---|"
DIGITS = {"P": 2, "×": 2, "s": 2, "MB": 0, "%": 1}
EXPLAINED = Path(__file__).with_name("performance.md")


def amount(value: float, unit: str) -> str:
    """A value with its unit."""
    return f"{value:,.{DIGITS.get(unit, 0)}f} {unit}".strip()


def goal(figure: Figure) -> str:
    """The bounds, or a dash where there are none."""
    bounds = (("at most", figure.most), ("at least", figure.least))
    return ", ".join(f"{word} {bound:,g} {figure.unit}".strip() for word, bound in bounds if bound is not None) or "–"


def line(figure: Figure) -> str:
    """A row of the table; what does not reach its goal is said in bold."""
    measured = amount(figure.value, figure.unit)
    if figure.holds is False:
        measured = f"**{measured}, missed**"
    return f"| {figure.name} | {measured} | {goal(figure)} | {figure.beside} |"


def table(figures: Iterable[Figure]) -> str:
    """All rows under a head."""
    return "\n".join([HEAD, *map(line, figures)])


def summary(parts: Mapping[str, list[Figure]]) -> str:
    """One sentence: how many goals hold."""
    judged = [figure.holds for figures in parts.values() for figure in figures if figure.holds is not None]
    return f"{sum(judged)} of {len(judged)} goals hold."


def document(parts: Mapping[str, list[Figure]], plan: Plan, command: str) -> str:
    """The whole document: what is explained once, and the figures of this run."""
    tables = "\n\n".join(f"### {name.capitalize()}\n\n{table(figures)}" for name, figures in parts.items())
    return EXPLAINED.read_text("utf-8").format(
        command=command, day=clock.day(clock.now()).isoformat(), machine=machine(), listings=f"{plan.listings:,}",
        summary=summary(parts), tables=tables)


def machine() -> str:
    """What it ran on, without naming the machine."""
    return (f"{len(cores())} processors ({platform.machine()}), {platform.system()} {platform.release().split('-')[0]},"
            f" Python {platform.python_version()}, SQLite {pysqlite3.sqlite_version}, granian {granian.__version__}")
