"""Who may open a connection: adapters that pass everything through the gateway, and tools that speak to this machine alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

# The kind of processor under which each adapter's recipient and country stand in the register.
ADAPTERS = {"web/mail/jobs.py": "mail", "web/payments/stripe.py": "payments"}
LOCAL = {
    "web/commands/serve.py": "asks whether its own port is free",
    "web/commands/bench/servers.py": "starts the site and asks it on this machine",
    "web/commands/bench/rights.py": "asks the site on this machine as a member",
    "web/commands/bench/wire.py": "measures the site on this machine",
    "web/commands/bench/load.py": "measures the site on this machine",
    "web/commands/bench/inboxes.py": "measures the site on this machine",
    "web/commands/bench/searching.py": "measures the site on this machine",
    "web/commands/bench/listening.py": "listens to the site on this machine",
    "web/commands/bench/storm.py": "listens to the site on this machine",
    "web/relay/server.py": "listens on this machine for the operator's mail server",
    "web/privacy/apart.py": "starts the process that makes an archive",
    "web/media/photo_process.py": "starts the process that decodes photos",
}
OPENERS = {
    "smtplib", "socket", "socketserver", "ssl", "ftplib", "imaplib", "poplib", "telnetlib", "nntplib", "http.client", "urllib.request",
    "xmlrpc.client", "httpx", "requests", "aiohttp", "urllib3", "websockets", "websocket", "httpcore", "psycopg", "boto3", "paramiko",
    "subprocess", "pycurl", "dns.resolver", "aiosmtpd",
}
CALLS = {"open_connection", "create_connection", "create_datagram_endpoint", "sock_connect", "open_unix_connection", "urlopen",
         "create_subprocess_exec", "create_subprocess_shell"}
SHELLS = {"os.system", "os.popen", "os.execv", "os.execvp", "os.posix_spawn"}
GROUNDS = {  # who may make a ground of which kind
    "web/core/gateway.py": {"contract"},
    "web/consents/store.py": {"consent"},
    "web/registers/store/authorities.py": {"law"},
}


def problems(root: Path) -> list[str]:
    """Return every way out of the site that does not lead through the gateway, and every ground made elsewhere."""
    found = []
    for path in tree.python(root, "web"):
        name, module = path.relative_to(root).as_posix(), tree.parse(path)
        if name in ADAPTERS:
            found += adapter(root, path, module, ADAPTERS[name])
        elif name not in LOCAL:
            found += [f"{tree.at(root, path, line)}: {what} can leave the machine, and this is no adapter"
                      for line, what in openings(module)]
        found += grounds(root, path, module, GROUNDS.get(name, set()))
    return found


def openings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what in a module can open a connection or start another program."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if opens(node.module or "") else [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = []
        yield from ((node.lineno, name) for name in names if opens(name))
        if isinstance(node, ast.Attribute) and (node.attr in CALLS or ast.unparse(node) in SHELLS):
            yield node.lineno, node.attr


def opens(name: str) -> bool:
    """Tell whether a module of that name can open connections or start programs."""
    return bool(OPENERS & {name, name.split(".")[0]})


def adapter(root: Path, path: Path, module: ast.Module, kind: str) -> Iterator[str]:
    """Yield what an adapter leaves out: its processor's row, with recipient and country, and the gateway."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    looked = any(called(call) == "gateway.processor" and [getattr(one, "value", "") for one in call.args[1:]] == [kind] for call in calls)
    passed = [call for call in calls if called(call) == "gateway.pass_on"]
    if not looked:
        yield f"{tree.at(root, path, 1)}: the adapter does not look for the processor {kind}"
    if not any({"name", "country"} <= {getattr(one, "attr", "") for one in call.args} for call in passed):
        yield f"{tree.at(root, path, 1)}: the adapter does not pass recipient and country through the gateway"


def called(call: ast.Call) -> str:
    """Return the dotted name that is called."""
    return ast.unparse(call.func)


def grounds(root: Path, path: Path, module: ast.Module, may: set[str]) -> Iterator[str]:
    """Yield the grounds that this module makes and may not."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and called(node).split(".")[-1] == "Ground":
            kind = getattr(node.args[0], "value", None) if node.args else None
            if kind not in may:
                yield f"{tree.at(root, path, node.lineno)}: a ground of {kind} is not made here"
