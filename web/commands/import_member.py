"""`import-member`: takes a member's export of another site into an account of this one."""

import secrets
from pathlib import Path

import click

from web import media
from web.accounts import rules
from web.accounts.store import entry, members
from web.app import SITE
from web.commands.admin import CONSOLE
from web.commands.options import with_settings
from web.commands.saying import Progress, Stopped
from web.commands.site import House, opened
from web.core import i18n, journal, passwords
from web.core.db import Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.privacy import bringing, reading
from web.privacy.rows import Inventory


@click.command("import-member")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--email", default="", help="Address of the account; the one in the export if not given.")
@with_settings
def import_member(settings: Settings, file: Path, email: str) -> None:
    """Take FILE, a member's export, into their new account here; where there is none it is made, and a mail lets the
    member choose a password."""
    inventory = Inventory(SITE.tables)
    with opened(settings) as house, file.open("rb") as source:
        try:
            brought = reading.read(source, inventory)
            member, made = account(house, brought.person, email)
            outcome = _bring(house, inventory, brought, member)
        except reading.Refused as error:
            raise Stopped(error.said) from error
        except bringing.NotFresh as error:
            raise Stopped("This account has listings or records already; an export goes into a new account only.") from error
        house.db.write(_finish, settings, member, made)
    for title, count in outcome.counts.items():
        click.echo(f"{title}: {count:,}")
    if outcome.lost:
        click.echo(f"Photos that could not be read: {outcome.lost:,}")
    click.echo(f"{'Made' if made else 'Filled'} the account of {member.email}.")


def account(house: House, person: dict, email: str) -> tuple[Row, bool]:
    """The account to fill, and whether it was made just now. Raises Stopped."""
    address = rules.email(email or str(person.get("email", "")))
    if address is None:
        raise Stopped("The export names no e-mail address that can be used; give one with --email.")
    found = members.by_email(house.db, house.keys.lookup(address))
    if found is not None:
        if found.blocked_at:
            raise Stopped(f"The data of {address} are blocked; nothing of theirs may be changed.")
        return found, False
    known = {"language": "ru", "display_name": "—"}
    number = house.db.write(members.register, address, house.keys.lookup(address), passwords.hash_password(secrets.token_urlsafe()),
                            known, "member", True)
    return members.by_id(house.db, number), True


def _bring(house: House, inventory: Inventory, brought: reading.Brought, member: Row) -> bringing.Outcome:
    worker, progress = media.photo_worker(house.settings), Progress("photos", len(bringing.wanted(brought)))
    try:
        return bringing.bring(house.db, inventory, brought, member.id, worker.process, media.folder(house.settings), progress.at)
    finally:
        worker.close()


def _finish(tx: Transaction, settings: Settings, member: Row, made: bool) -> None:
    """Writes the deed down, and mails the link for a password where the account is new."""
    journal.note(tx, CONSOLE, "import at the console", "member", member.id)
    if made:
        i18n.use(member.language)
        entry.send_link(tx, settings, members.by_id(tx, member.id), "reset", "/password/reset/")
