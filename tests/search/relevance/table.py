"""Prints the table of docs/search.md: python -m tests.search.relevance.table from the top of the repository."""

from collections.abc import Iterator

from tests.search.relevance.engines import Ours, Plain, Stemmed
from tests.search.relevance.judging import Figures, judged
from tests.search.relevance.questions import listings, questions


def lines() -> Iterator[str]:
    """One line for each kind: recall at ten and precision of ours, also of what was held out, and of the other two."""
    every, published = questions(), listings()
    ours, plain, stemmed = Ours(published), Plain(published), Stemmed(published)
    for kind in dict.fromkeys(one.kind for one in every):
        some = [one for one in every if one.kind == kind]
        held = [one for one in some if one.held_out]
        figures = (judged(some, ours.find), judged(held, ours.find), judged(some, plain.find), judged(some, stemmed.find))
        yield f"| {kind} | {len(some)} | {len(held)} | " + " | ".join(map(_shown, figures)) + " |"


def _shown(figures: Figures) -> str:
    """Recall and precision; no precision where next to nothing was found."""
    return f"{figures.recall:.2f} / {figures.precision:.2f}" if figures.recall >= 0.01 else f"{figures.recall:.2f} / –"


if __name__ == "__main__":
    print("\n".join(lines()))
