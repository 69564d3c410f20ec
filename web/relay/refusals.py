"""What a member is told when an answer by mail could not be delivered, in the member's language; never why the other is away."""

from web.core import i18n
from web.core.i18n import N_, _
from web.core.page import render
from web.core.settings import Settings
from web.messages.rules import LONGEST
from web.relay.letters import link

CLOSED, EMPTY, LONG, STRANGER, POLICY, LEFT_OUT = "closed", "empty", "long", "stranger", "policy", "left out"
WHY = {
    CLOSED: N_("Nothing can be sent in this conversation now. Please do not answer its mails any more."),
    EMPTY: N_("No words of yours were found in it. Write your answer above the quoted mail, as text."),
    LONG: N_("It is too long: at most %(most)s characters fit into a message. Write it shorter, or in several mails."),
    STRANGER: N_("It came from another address than that of your account, or could not be verified. Answer from the address of your "
                 "account, or on the site."),
    POLICY: N_("There is a new version of the policy. Log in, accept or decline it, and then send your answer again."),
    LEFT_OUT: N_("Mails can carry text only here, so what was attached stayed behind. Photos can be shown in the listing."),
}


def worded(settings: Settings, language: str, reason: str, thread_id: int) -> tuple[str, str]:
    """Subject and text of the mail about an answer that was refused, or delivered without its attachments."""
    with i18n.speaking(language):
        why = _(WHY[reason], **({"most": LONGEST} if reason == LONG else {}))
        text = render("relay/mail/refused.txt", why=why, left_out=reason == LEFT_OUT, link=link(settings, language, thread_id))
    subject, _rest, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"
