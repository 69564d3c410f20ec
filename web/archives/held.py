"""What archives hold about their member."""

import json
from pathlib import Path

from web.archives import files, records
from web.core import held
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_, _
from web.core.sqlite import Row

STATES = {"waiting": N_("waits its turn"), "making": N_("is being made"), "ready": N_("ready"), "failed": N_("failed")}


def forget(tx: Transaction, rows: list[Row]) -> None:
    """Removes the files of archives that are about to be deleted."""
    folder, names = tx.folder, [row.name for row in rows]
    tx.after(lambda: [files.remove(folder, name) for name in names])


def strays(db: Reader, data: Path) -> list[Path]:
    """The files, finished or not, that no archive has."""
    names = [name for name in files.names(data) if db.value("select id from archive where name = :name", name=name) is None]
    return [path for name in names for path in (files.path(data, name), files.part(data, name)) if path.exists()]


def told(db, row: Row) -> str:
    """An export in a sentence."""
    return _("You asked for an export of your data.")


def content(db, value: str) -> str:
    """A record as lines of «name: value»."""
    return "\n".join(f"{name}: {one}" for name, one in json.loads(value)["values"].items() if one not in (None, ""))


HELD = (
    held.Table(
        "archive", N_("Your exports"), purpose=N_("Giving you a copy of your data"), ground="law", source="site",
        whose=(Whose("owner", "member_id"),),
        personal={
            "state": Personal("conduct", N_("State"), words=STATES),
            "done": Personal("conduct", N_("Rows written so far")),
            "total": Personal("conduct", N_("Rows in all")),
            "bytes": Personal("content", N_("Size of the file in bytes")),
            "language": Personal("choice", N_("Language of the file"), words=LANGUAGES),
            "name": Personal("secret", N_("Name of the file on the server"), "nobody", export=False,
                             why_not=N_("it only serves to find the file")),
            "at": Personal("conduct", N_("When you asked for it"), source="you"),
            "ready_at": Personal("conduct", N_("When it was ready")),
            "expires_at": Personal("conduct", N_("When it ends")),
            "proved_at": Personal("conduct", N_("When you last gave the password for it"), source="you"),
        },
        plain=("id", "member_id", "beat_at", "proved_session", "tries"), ends=(held.Ends(
            "expires_at", 0, code="archive", since=N_("after its seven days are over, with its file"), most=DAY),), forget=forget,
        told=told, told_as="account"),
    held.Table(
        "record", N_("Records you brought from another site"), purpose=N_("Keeping your history when you change sites"),
        term=N_("as long as the account lives"), whose=(Whose("owner", "member_id"),),
        personal={
            "kind": Personal("content", N_("What it is a record of")),
            "content": Personal("content", N_("The record as it came"), words=content),
            "brought_at": Personal("conduct", N_("When you brought it")),
        },
        plain=("id", "member_id"), takes=records.TAKES),
    held.Place("archives", N_("Files of exports"), N_("Giving you a copy of your data"),
               N_("one ZIP file per export, with everything in it; readable for the program alone"),
               N_("7 days after it was made"), files.FOLDER, remade=True, strays=strays),
)
