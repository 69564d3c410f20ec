"""The signs of fraud that can be told of, each with words for its reader and for its writer."""

from dataclasses import dataclass

from web.core.i18n import N_

# In the order of weight: where several signs are found the first one is explained.
KINDS = {
    "code": N_("A code from an SMS is asked for"),
    "card": N_("Bank card or account details"),
    "lookalike": N_("An address that looks like that of a known site"),
    "delivery": N_("Delivery or payment through a link or form"),
    "hurry": N_("Hurry together with money"),
    "prepay": N_("Payment before you have seen the thing"),
    "job": N_("Easy money"),
    "link": N_("A link to another site"),
    "messenger": N_("An invitation to another messenger"),
    "repeat": N_("The same words to many people"),
    "price": N_("A price far below the usual one"),
}
READER = {
    "code": N_("Tell nobody a code from an SMS, not even somebody from a bank: it is the key to your money."),
    "card": N_("A transfer by phone number needs no card number, no expiry date and no code. Do not send them."),
    "lookalike": N_("Do not open this address: it only looks like the real one. Type the address of the bank or post yourself."),
    "delivery": N_("You need no link and no form to receive money. Order the delivery yourself, on the carrier's own site."),
    "hurry": N_("Who hurries you does not want you to think. A good deal can wait an hour: close the chat and ask somebody close."),
    "prepay": N_("Look at the thing first, then pay. A deposit sent to a stranger rarely comes back."),
    "job": N_("Nobody pays a lot for easy work. Never lend your card or account: you would answer for it."),
    "link": N_("Never type a card number or a code from an SMS on a page that somebody sent you."),
    "messenger": N_("Stay here to talk: in another messenger nobody can help you if something goes wrong."),
    "repeat": N_("These words went to several people. Check who writes before you agree to anything."),
    "price": N_("The price is far below that of similar listings. It may be a lucky find: look at the thing before you pay."),
}
WRITER = {
    "code": N_("Cheats ask for such codes. If you need none, say it in other words."),
    "card": N_("Card and account numbers do not belong in messages. A phone number is enough for a transfer."),
    "lookalike": N_("The other person will be warned not to open this address."),
    "delivery": N_("Cheats offer such deliveries, and the other person will be warned. Offer to meet, or to pay on receipt."),
    "hurry": N_("Cheats hurry people in this way, and the other person will be warned. Give them time."),
    "prepay": N_("Many people stop here: cheats ask for money in advance. Offer to meet, or to pay on receipt."),
    "job": N_("This looks like an offer of easy money. Say who employs, where, and for what."),
    "link": N_("The other person will be told to be careful with the link. Can you say it in words or with a photo?"),
    "messenger": N_("Cheats like to leave the site, so the other person will be warned. You can talk here."),
    "repeat": N_("You have sent these very words to several people today, and each of them will be told so."),
    "price": N_("Is a zero missing? The price is far below that of similar listings, and buyers will be told so."),
}


@dataclass(frozen=True, order=True)
class Sign:
    """One sign of fraud: characters `start` to `end` of a text."""

    start: int
    end: int
    kind: str

    def of(self, text: str) -> str:
        """The passage itself."""
        return text[self.start:self.end]


def weightiest(signs: list[Sign]) -> Sign | None:
    """The sign to be explained, or None without any."""
    return min(signs, key=lambda sign: (list(KINDS).index(sign.kind), sign.start), default=None)
