"""What a member is told when an answer by mail could not be delivered, in the member's language; never why the other is away."""

from collections.abc import Sequence

from web.core import i18n
from web.core.i18n import N_, _
from web.core.page import render
from web.core.settings import Settings
from web.messages.rules import LONGEST, MOST_PHOTOS
from web.relay.letters import link

CLOSED, EMPTY, LONG, STRANGER, POLICY, LEFT_OUT, WARNED = "closed", "empty", "long", "stranger", "policy", "left out", "warned"
WHY = {
    CLOSED: N_("Nothing can be sent in this conversation now. Please do not answer its mails any more."),
    EMPTY: N_("No words of yours were found in it. Write your answer above the quoted mail, as text."),
    LONG: N_("It is too long: at most %(most)s characters fit into a message. Write it shorter, or in several mails."),
    STRANGER: N_("It came from another address than that of your account, or could not be verified. Answer from the address of your "
                 "account, or on the site."),
    POLICY: N_("There is a new version of the policy. Log in, accept or decline it, and then send your answer again."),
    LEFT_OUT: N_("Things that stayed behind: %(count)s. Only photos go with an answer, at most %(most)s in one mail; other files do not."),
    WARNED: N_("It looks like what cheats write, so the other person sees a warning beside it. If you meant no harm, write again in "
               "other words. On the site you are asked before such words are sent."),
}


def worded(settings: Settings, language: str, reason: str, thread_id: int, details: Sequence[str] = (),
           count: int = 0) -> tuple[str, str]:
    """Subject and text of the mail about an answer that was refused, or delivered without `count` things that were attached or with
    a warning; `details` are msgids that say more."""
    values = {LONG: {"most": LONGEST}, LEFT_OUT: {"most": MOST_PHOTOS, "count": count}}
    with i18n.speaking(language):
        why = _(WHY[reason], **values.get(reason, {}))
        text = render("relay/mail/refused.txt", why=why, reason=reason, details=[_(one) for one in dict.fromkeys(details)],
                      link=link(settings, language, thread_id))
    subject, _rest, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"
