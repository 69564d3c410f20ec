"""How long things are: files, functions, templates, our own JavaScript, and the tests beside the source."""

import ast
from pathlib import Path

from tests.house import tree

# Median, what nine in ten stay under, and what none may pass; in lines.
FILES = (60, 150, 300)
FUNCTIONS = (8, 25, 40)
TEMPLATE = 150
SCRIPTS = 200
LEAST_TESTS = 0.8


def problems(root: Path) -> list[str]:
    """Return everything that is longer than agreed."""
    sizes = {tree.at(root, path, 1): lines(path) for path in tree.python(root, "web")}
    return [
        *spread("file", sizes, FILES),
        *spread("function", function_sizes(root), FUNCTIONS),
        *long_templates(root),
        *long_scripts(root),
    ]


def spread(what: str, sizes: dict[str, int], limits: tuple[int, int, int]) -> list[str]:
    """Return where the sizes pass the limits: at the median, at nine in ten, and each single one above the last."""
    ordered = sorted(sizes.values())
    found = [f"{place}: {what} of {size} lines, over {limits[2]}" for place, size in sizes.items() if size > limits[2]]
    for share, limit in ((0.5, limits[0]), (0.9, limits[1])):
        if ordered and ordered[int(len(ordered) * share - 1e-9)] > limit:
            longest = sorted(sizes, key=sizes.get, reverse=True)[:5]
            found.append(f"{share:.0%} of the {what}s must be within {limit} lines; the longest: {', '.join(longest)}")
    return found


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def function_sizes(root: Path) -> dict[str, int]:
    """Return the length of each function in web/, from its `def` to its end, its docstring not counted."""
    return {
        f"{tree.at(root, path, function.lineno)} {function.name}()": length(function)
        for path in tree.python(root, "web")
        for function in tree.functions(tree.parse(path))
    }


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of one function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    return function.end_lineno - function.lineno + 1 - (first.end_lineno - first.lineno + 1 if documented else 0)


def long_templates(root: Path) -> list[str]:
    """Return the templates over the limit."""
    sizes = ((path, lines(path)) for path in tree.files(root, "templates", ".html", ".txt", ".xml"))
    return [f"{tree.at(root, path, 1)}: {size} lines, over {TEMPLATE}" for path, size in sizes if size > TEMPLATE]


def long_scripts(root: Path) -> list[str]:
    """Return a complaint when our own JavaScript, everything that is not vendored, outgrows its limit."""
    record = root / "static/vendored.json"
    vendored = record.read_text(encoding="utf-8") if record.exists() else ""
    own = [path for path in tree.files(root, "static", ".js") if f'"{path.name}"' not in vendored]
    total = sum(map(lines, own))
    return [f"static: our own JavaScript has {total} lines, over {SCRIPTS}"] if total > SCRIPTS else []


def ratio(root: Path) -> float:
    """Return the lines of tests for each line of source."""
    source = sum(map(lines, tree.python(root, "web")))
    return sum(map(lines, tree.python(root, "tests"))) / max(source, 1)
