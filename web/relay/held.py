"""What the relay holds of two people: an address for each of them in a conversation; no mail is kept."""

from web.core import held
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.messages.held import THREAD

HELD = (held.Table(
    "relay_address", N_("Your mail addresses in conversations"), purpose=N_("Answering by mail without giving away an address"),
    source="site", seen_by="nobody", kept_as=THREAD,
    whose=(Whose("owner", "member_id", untold=True),
           Whose("correspondent", "thread_id", through="thread", erase="keep", untold=True,
                 reason=N_("It is the other person's address and tells nothing about you"),
                 others=("thread_id", "secret", "mailed_to", "created_at"))),
    personal={
        "thread_id": Personal("contact", N_("Number of the conversation")),
        "secret": Personal("secret", N_("The part of the address that cannot be guessed"), export=False,
                           why_not=N_("who knows it could try to write in your name; your mails hold it")),
        "mailed_to": Personal("conduct", N_("The last message that was sent to you by mail")),
        "created_at": Personal("conduct", N_("When it was made")),
    },
    plain=("id", "member_id", "mail_id", "mailed_from")),)
