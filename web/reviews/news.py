"""Mails about reviews as they leave: only then the words and the links are written, so that neither lies in the outbox."""

from web.accounts.store import members
from web.core import clock, i18n
from web.core.clock import HOUR
from web.core.jobs import Work
from web.core.page import render
from web.core.sqlite import Row
from web.deals.letters import address
from web.mail.letter import Letter, stopping
from web.reviews import links, rules
from web.reviews.store import rows, told

AT_ONCE = 10


def written(work: Work, mail: Row) -> Letter | None:
    """The mail with a link for each deal that the other side has reviewed and the member has not; None when there is none any more."""
    member, db = members.by_id(work.db, mail.member_id), work.db
    waiting = [deal for deal in rows.awaited(db, member.id, clock.now() - rules.WINDOW, AT_ONCE) if rows.exists(db, member.id, deal.id)]
    acts = [(deal, path) for deal in waiting for _label, path in links.of_deal(db, work.state.keys, deal.id, member)]
    if not acts:
        return None
    return _letter(work, member, "written", told=[(deal, address(work.settings, member.language, path)) for deal, path in acts],
                   window=rules.WINDOW)


def opened(work: Work, mail: Row) -> Letter | None:
    """The mail with what others wrote about the member and opened lately; None when nothing of it may be read now."""
    member, since = members.by_id(work.db, mail.member_id), mail.created_at - HOUR
    found = [row for row in rows.about(work.db, member.id, 2**63 - 1, AT_ONCE) if row.shown_at >= since and row.stars and row.author_id]
    if not found:
        return None
    letter = _letter(work, member, "open", told=found)
    return letter._replace(authors=tuple({row.author_id for row in found}))


def _letter(work: Work, member: Row, template: str, **values) -> Letter:
    with i18n.speaking(member.language):
        paths = ("/profile/reviews", links.stop_path(work.state.keys, member.id))
        onward, stop = (address(work.settings, member.language, path) for path in paths)
        body = render(f"reviews/mail/{template}.txt", onward=onward, stop=stop, **values)
    return Letter(body.strip() + "\n", stopping(stop))


KINDS = {told.WRITTEN: written, told.OPEN: opened}
