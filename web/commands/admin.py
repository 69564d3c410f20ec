"""`admin`: makes an administrator or moderator at the console, or gives an account a new password and role."""

import sys

import click

from web.accounts import rules
from web.accounts.store import links, members, sessions
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import opened
from web.core import journal, passwords, tokens
from web.core.db import Transaction
from web.core.settings import Settings

CONSOLE = 0  # stands for whoever sits at the machine in the log of what staff did


@click.command()
@click.argument("email")
@click.option("--role", type=click.Choice(["administrator", "moderator", "member"]), default="administrator",
              show_default=True, help="What the account may do.")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of standard input.")
@with_settings
def admin(settings: Settings, email: str, role: str, password_stdin: bool) -> None:
    """Give the account of EMAIL a role, making it if there is none. Without a password a one-time link is printed."""
    address = rules.email(email)
    if address is None:
        raise Stopped(f"“{email}” is not an e-mail address.")
    password = read_password(address) if password_stdin else None
    with opened(settings) as house:
        hashed = passwords.hash_password(password or tokens.new_token())
        number, token = house.db.write(make, address, house.keys.lookup(address), hashed, role, password is None,
                                       settings.language)
    click.echo(f"{address} is {role} now; the number of the account is {number}.")
    if token:
        click.echo(f"Set a password here, once, within two hours: {settings.public_address}/password/reset/{token}")


def read_password(email: str) -> str:
    """The password on standard input. Raises Stopped for one that is too short, too long or easily guessed."""
    password = sys.stdin.readline().rstrip("\r\n")
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise Stopped(f"The password must have {passwords.SHORTEST} to {passwords.LONGEST} characters.")
    if passwords.too_easy(password, (email,)):
        raise Stopped("The password is easy to guess; three or four unrelated words make a good one.")
    return password


def make(tx: Transaction, email: str, email_hash: str, password_hash: str, role: str, linked: bool,
         language: str) -> tuple[int, str]:
    """Makes or changes the account in one transaction, ends its sessions, and returns its number and the token of the
    link that sets a password, where one is wanted. An account that exists keeps its password until then."""
    old = members.by_email(tx, email_hash)
    if old is None or not old.confirmed_at:
        person = {"display_name": email.partition("@")[0][:60], "language": language}
        number = members.register(tx, email, email_hash, password_hash, person, role, confirmed=True)
    else:
        number = old.id
        now = members.in_role(role) if old.role != role else {"role": role}
        members.change(tx, number, {**now, **({} if linked else {"password_hash": password_hash})})
    sessions.end_others(tx, number, None)
    journal.note(tx, CONSOLE, f"role {role} at the console", "member", number)
    return number, links.make(tx, number, "reset") if linked else ""
