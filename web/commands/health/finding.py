"""What a check found: fine, worth knowing, or a problem."""

from dataclasses import dataclass

OK, WARN, PROBLEM = "ok", "warn", "problem"


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    level: str
    about: str
    says: str


def ok(about: str, says: str) -> Finding:
    """Something that is as it should be."""
    return Finding(OK, about, says)


def warn(about: str, says: str) -> Finding:
    """Something the operator should know or do soon."""
    return Finding(WARN, about, says)


def problem(about: str, says: str) -> Finding:
    """Something that is broken or unlawful now."""
    return Finding(PROBLEM, about, says)
