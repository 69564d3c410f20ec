"""What the bench says: rows with their goals, what was missed, and a document that tells how it was made."""

from web.commands.bench import report
from web.commands.bench.figures import Figure
from web.commands.bench.stage import Plan
from web.commands.bench_site import command

PARTS = {"cost of a page": [Figure("home", 1.234, "P", most=1.3, beside="30 µs"), Figure("listing", 1.5, "P", most=1.3)],
         "weight of a page": [Figure("home", 12_345, "B"), Figure("found", 100, "%", least=100.0)]}


def test_a_row_says_what_was_measured_and_what_was_wanted():
    assert report.line(PARTS["cost of a page"][0]) == "| home | 1.23 P | at most 1.3 P | 30 µs |"
    assert report.line(PARTS["weight of a page"][0]) == "| home | 12,345 B | – |  |"
    assert report.line(PARTS["weight of a page"][1]) == "| found | 100.0 % | at least 100 % |  |"


def test_a_goal_that_was_missed_is_said_loudly():
    assert report.line(PARTS["cost of a page"][1]) == "| listing | **1.50 P, missed** | at most 1.3 P |  |"


def test_the_summary_counts_only_what_has_a_goal():
    assert report.summary(PARTS) == "2 of 3 goals hold."


def test_the_document_has_every_figure_the_command_and_the_size():
    text = report.document(PARTS, Plan(100_000, 9, 0.4, 6_000), "python3 run.py bench --keep there")
    assert "python3 run.py bench --keep there\n" in text and "100,000 listings" in text and "{" not in text
    assert "### Cost of a page" in text and "| listing | **1.50 P, missed** |" in text and "2 of 3 goals hold." in text


def test_the_command_in_the_document_measures_the_same_again():
    assert command(None, False, (), "performance.md") == "python3 run.py bench --write docs/performance.md"
    assert command(500, True, ("logins", "cost of a page"), "small.md") == (
        "python3 run.py bench --listings 500 --quick --only logins --only 'cost of a page' --write docs/small.md")
