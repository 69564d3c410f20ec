"""`breach`: writes the breach pack for the authority: who is responsible, what was done, and whose data it was."""

import csv
import io
import json
from pathlib import Path

import click

from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened
from web.core import clock
from web.core.settings import Settings
from web.core.sqlite import Row
from web.operator.store import operator
from web.registers import bundle
from web.registers.store import incidents, steps

COLUMNS = ("number", "last_name", "first_name", "shown_name", "phone")


@click.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="A new folder for the pack.")
@with_settings
def breach(settings: Settings, number: int, folder: Path) -> None:
    """Write the breach pack (Order 481/НҚ) of the incident with that NUMBER."""
    if folder.exists() and any(folder.iterdir()):
        raise Stopped(f"{folder} is not empty; name a new folder.")
    with opened(settings) as house:
        row = house.db.one("select * from incident where number = :number", number=number)
        if row is None:
            raise Stopped(f"There is no incident {number}; see /admin/registers/incidents.")
        facts = operator(house.db)
        if not facts.set:
            raise Stopped("The pack names the person responsible: complete the facts in /admin/operator first.")
        count = write(house, row, folder)
        house.db.write(steps.note, "incident", row.id, steps.SITE, "pack made", str(count))
    left = (row.due_at - clock.now()) / clock.HOUR
    click.echo(f"Written: {folder}, {count:,} people. " + (f"{left:.0f} hours are left." if left > 0 else "The term is over."))


def write(house: House, row: Row, folder: Path) -> int:
    """Writes the notice for people and for machines, and the list of people; returns how many people."""
    text, count = people(house, row)
    facts = operator(house.db)
    notice = {
        "incident": row.number, "detected_at": clock.iso(row.detected_at), "due_at": clock.iso(row.due_at),
        "operator": {"name": facts.name, "bin": facts.bin, "address": facts.address},
        "responsible": {"name": facts.responsible, "contact": facts.contact},
        "what": row.what, "whose": row.whose, "measures": row.measures, "people": count,
    }
    bundle.write(folder / "notice.json", json.dumps(notice, ensure_ascii=False, indent=1).encode())
    bundle.write(folder / "notice.txt", plain(notice).encode())
    bundle.write(folder / "people.csv", b"\xef\xbb\xbf" + text.encode())
    return count


def plain(notice: dict) -> str:
    """The notice as a text to print and sign, in Russian, in which the authority takes it."""
    person, site = notice["responsible"], notice["operator"]
    lines = ["Уведомление о нарушении безопасности персональных данных", "",
             f"Оператор: {site['name']}, БИН {site['bin']}, {site['address']}",
             f"Ответственное лицо: {person['name']}, {person['contact']}",
             f"Обнаружено: {notice['detected_at']}", f"Что произошло: {notice['what']}", f"Чьи данные: {notice['whose'] or '—'}",
             f"Принятые меры: {notice['measures'] or '—'}", f"Затронуто субъектов: {notice['people']} (список в people.csv)"]
    return "\n".join(lines) + "\n"


def people(house: House, row: Row) -> tuple[str, int]:
    """Names and phones of those concerned as CSV that no spreadsheet runs, and how many they are."""
    target, last, count = io.StringIO(), 0, 0
    table = csv.writer(target, lineterminator="\r\n")
    table.writerow(COLUMNS)
    while rows := incidents.named(house.db, row.id, last):
        for one in rows:
            table.writerow([safe(str(text)) for text in (one.id, one.last_name, one.first_name, one.display_name, one.phone)])
        last, count = rows[-1].id, count + len(rows)
    return target.getvalue(), count


def safe(text: str) -> str:
    """A cell that a spreadsheet takes for text."""
    return "'" + text if text[:1] in ("=", "@", "-", "\t", "\r") or (text[:1] == "+" and not text[1:].isdigit()) else text
