"""One-time links in mails, kept as hashes."""

from web.accounts.rules import LINK_TERMS
from web.core import clock, tokens
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def make(tx: Transaction, member_id: int | None, purpose: str, new_email: str = "") -> str:
    """A new link's token; earlier links of the same purpose end."""
    token, now = tokens.new_token(), clock.now()
    tx.run("delete from mail_link where purpose = :purpose and (member_id = :member or (member_id is null and :member is null))",
           purpose=purpose, member=member_id)
    tx.insert("mail_link", id=tx.new_id(), member_id=member_id, purpose=purpose, token_hash=tokens.hashed(token),
              new_email=new_email, created_at=now, expires_at=now + LINK_TERMS[purpose], used_at=None)
    return token


def find(db: Reader, purpose: str, token: str) -> Row | None:
    """The link if it is of that purpose, unused and in time; while the data are blocked no link changes them but the one for a
    new password, because whoever blocked them must be able to get in, take the data out and lift the block."""
    return db.one("select * from mail_link where token_hash = :hash and purpose = :purpose and used_at is null"
                  " and expires_at > :now and (purpose = 'reset' or not exists (select id from member"
                  " where member.id = mail_link.member_id and member.blocked_at is not null))",
                  hash=tokens.hashed(token), purpose=purpose, now=clock.now())


def use(tx: Transaction, purpose: str, token: str) -> Row | None:
    """Takes the link so that it works once; None when it does not hold."""
    row = find(tx, purpose, token)
    if row:
        tx.run("update mail_link set used_at = :now where id = :id", now=clock.now(), id=row.id)
    return row
