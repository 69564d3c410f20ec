"""The mail about a step of a deal as it leaves: what was done last, and a link for each step that may be taken now without a login.

It is written only then, so that no such link lies in the outbox.
"""

from web.accounts.store import members
from web.core import i18n
from web.core.i18n import _
from web.core.jobs import Work
from web.core.page import render
from web.core.sqlite import Row
from web.deals import links, words
from web.deals.letters import address
from web.deals.store import rows
from web.deals.views.asked import shown
from web.mail.letter import Letter

LAST = 3  # steps that a mail tells of


def write(work: Work, mail: Row) -> Letter | None:
    """The mail with what was done last and a link for each step that may be taken now; None when its deal is gone or was looked at.
    Of somebody whose data are blocked it tells only what lies in the outbox."""
    row = rows.of_mail(work.db, mail.member_id, mail.id)
    member = members.by_id(work.db, mail.member_id)
    if row is None or member is None:
        return None
    if row.me_frozen or row.other_frozen:
        return Letter(mail.body)
    journal = rows.steps(work.db, member.id, row.id)[-LAST:]
    acts = [*links.of_deal(work.db, work.state.keys, row, member), *work.state.site.in_mail(work, "deal", row, member)]
    with i18n.speaking(member.language):
        told = [(_(label), address(work.settings, member.language, path)) for label, path in acts]
        body = render("deals/mail/news.txt", deal=shown(row), journal=journal, step_words=words.STEPS, who_words=words.WHO, acts=told,
                      own=bool(journal and journal[-1].mine), link=address(work.settings, member.language, f"/deals/{row.id}"))
    subject = " ".join(f"{mail.subject}: {row.title}".split()) if row.title else mail.subject
    return Letter(body.strip() + "\n", subject=subject, authors=(row.other_id,) if row.other_id else ())
