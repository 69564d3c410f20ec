"""How modules are written: a first line that says what they are for, telling names, no stubs, nothing swallowed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "services", "service", "manager", "managers", "base"} | {
    "common",
    "misc",
}
UNFINISHED = re.compile(r"#.*\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
BROAD = {"Exception", "BaseException"}
REASON = re.compile(r"# (noqa: BLE001 - )?\w+ \w+ \w+")
BODILESS = {"Protocol", "ABC"}


def problems(root: Path) -> list[str]:
    """Return every breach of manners in web/ and tests/."""
    paths = tree.python(root, "web", "tests") + [path for path in [root / "run.py"] if path.exists()]
    return [problem for path in paths for problem in of_file(root, path)]


def of_file(root: Path, path: Path) -> Iterator[str]:
    """Yield the problems of one file."""
    text = path.read_text(encoding="utf-8")
    inside = path.relative_to(root)
    for name in SAYS_NOTHING & {*inside.parts[:-1], path.stem}:
        yield f"{tree.at(root, path, 1)}: the name {name} says nothing about what is in it"
    if not text.strip():
        return
    module = tree.parse(path)
    faults = [*first_line(module), *comments(text), *handlers(module, text.splitlines())]
    if inside.parts[0] == "web":
        faults += [*undocumented(module), *stubs(module)]
    yield from (f"{tree.at(root, path, line)}: {fault}" for line, fault in faults)


def first_line(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield a complaint when a module does not begin with a sentence that says what it is for."""
    first = (ast.get_docstring(module) or "").split("\n")[0]
    if not first.endswith(".") or module.body[0].lineno != 1:
        yield 1, "the first line must be a docstring of one sentence, ending in a full stop"


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments that say that something is not finished."""
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield number, "unfinished work is not left in a comment"


def handlers(module: ast.Module, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the handlers that swallow an error, or catch every error and neither raise it again nor say why not."""
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler):
            if is_broad(node) and not hands_over(node, lines[node.lineno - 1]):
                yield node.lineno, "catches everything and does not raise it again"
            elif all(is_nothing(statement) for statement in node.body):
                yield node.lineno, "swallows an exception; use contextlib.suppress where that is meant"


def is_broad(node: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes every exception."""
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or getattr(kind, "id", "") in BROAD for kind in kinds)


def hands_over(node: ast.ExceptHandler, line: str) -> bool:
    """Tell whether the error goes on: raised again, or used, with the reason written behind `noqa: BLE001 -`."""
    inner = list(ast.walk(node))
    used = any(isinstance(part, ast.Name) and part.id == node.name for part in inner)
    return any(isinstance(part, ast.Raise) for part in inner) or (used and bool(REASON.search(line)))


def is_nothing(node: ast.stmt) -> bool:
    """Tell whether a statement does nothing."""
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def undocumented(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the public functions of a module that have no docstring."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.lineno, f"{node.name}() has no docstring"


def stubs(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the functions that only pretend to do something; those of protocols and abstract classes may."""
    classes = (node for node in ast.walk(module) if isinstance(node, ast.ClassDef))
    allowed = {
        id(function)
        for node in classes
        if BODILESS & {getattr(kind, "id", getattr(kind, "attr", "")) for kind in node.bases}
        for function in node.body
    }
    for function in tree.functions(module):
        if id(function) not in allowed and not function.decorator_list and all(map(is_stub, function.body)):
            yield function.lineno, f"{function.name}() does nothing"


def is_stub(node: ast.stmt) -> bool:
    """Tell whether a statement stands in for work that was not done."""
    raised = getattr(node.exc, "func", node.exc) if isinstance(node, ast.Raise) else None
    return is_nothing(node) or getattr(raised, "id", "") == "NotImplementedError"
