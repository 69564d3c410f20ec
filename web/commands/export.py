"""`export`: writes a member's export at the console, for a request that came on paper."""

import os
from pathlib import Path

import click

from web.app import SITE
from web.commands.admin import CONSOLE
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import opened
from web.core import i18n, journal
from web.core.settings import Settings
from web.operator.store import operator
from web.privacy import export as exports
from web.privacy.rows import Inventory


@click.command()
@click.argument("email")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_settings
def export(settings: Settings, email: str, file: Path) -> None:
    """Write everything held about the member with EMAIL into the ZIP FILE, in the member's language."""
    if file.exists():
        raise Stopped(f"{file} exists already; choose another name.")
    passing = file.with_name(file.name + ".part")
    with opened(settings) as house:
        member = house.member(email)
        i18n.use(member.language)
        with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            exports.write(target, house.db, Inventory(SITE.tables), member.id, operator(house.db), house.data)
        passing.replace(file)
        house.db.write(journal.note, CONSOLE, "export at the console", "member", member.id)
    click.echo(f"Written: {file} ({file.stat().st_size:,} bytes). It is for {member.email} alone.")
