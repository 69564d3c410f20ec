"""Forward-only migrations: numbered files of plain SQL, each applied once, guarded against parallel starts."""

import re
from pathlib import Path

from web.core import clock, sqlite

FOLDER = Path(__file__).resolve().parents[1] / "migrations"
ENGINE = "sqlite"


class Newer(RuntimeError):
    """The database was made by a newer version of the software."""


def files(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """The numbered files for this engine, in order."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        number, engine = re.fullmatch(r"(\d+)_[a-z_]+(?:\.([a-z]+))?\.sql", path.name).groups()
        if engine in (None, ENGINE):
            found.append((int(number), path))
    return found


def adapted(text: str) -> str:
    """For SQLite a 63-bit key is spelled `integer primary key`: then it is the row's own key and needs no index."""
    return text.replace(" bigint primary key", " integer primary key") if ENGINE == "sqlite" else text


def statements(text: str) -> list[str]:
    """The statements of a file; comments stay with the statement they precede."""
    return [part.strip() for part in re.split(r";\s*\n", text + "\n") if re.sub(r"--.*", "", part).strip()]


def migrate(path: Path, folder: Path = FOLDER) -> int:
    """Brings the database to the newest version and returns how many files were applied. Raises Newer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite.connect(path)
    try:
        connection.execute("begin immediate")
        connection.execute("create table if not exists migration (number bigint primary key, applied_at bigint not null)")
        done = {row["number"] for row in connection.rows("select number from migration", {})}
        known = files(folder)
        if done and max(done) > max(number for number, _ in known):
            raise Newer(f"The database is of version {max(done)}, newer than this software knows ({known[-1][0]}).")
        waiting = [(number, file) for number, file in known if number not in done]
        for number, file in waiting:
            _apply(connection, number, file)
        connection.execute("commit")
        return len(waiting)
    finally:
        connection.close()


def _apply(connection: sqlite.Connection, number: int, file: Path) -> None:
    for statement in statements(adapted(file.read_text("utf-8"))):
        connection.execute(statement)
    connection.execute("insert into migration (number, applied_at) values (:number, :now)",
                       {"number": number, "now": clock.now()})
