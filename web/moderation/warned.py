"""The passage of a reported thing that the site had warned of; it is worked out here, and stands in no address."""

from starlette.requests import Request

from web.moderation.store import contents
from web.moderation.things import Thing
from web.scam import telling, trusted
from web.scam.judging import judge

BETWEEN = " … "
LONGEST = 300


def passage(request: Request, db, one: Thing, kind: str) -> str:
    """The words of that kind of sign in the thing; empty where there are none."""
    home, found = trusted.home(request, db), []
    for _language, text in contents.content(db, one.kind, one.id).texts if kind else ():
        found += telling.passages(text, judge(text, home), kind)
    return BETWEEN.join(dict.fromkeys(found))[:LONGEST]
