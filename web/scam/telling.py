"""What is told of signs: one advice to who reads, every sign to who writes, and how each kind of fraud goes."""

from collections.abc import Iterable
from dataclasses import dataclass

from web.core.i18n import N_
from web.guard.asking import Found
from web.scam.kinds import KINDS, READER, WRITER, Sign, weightiest

MOST_PASSAGES, LONGEST_PASSAGE = 3, 200
HOW = {
    "code": N_("Somebody says they sent you money, or that they are from a bank or the police, and asks for digits from a message. "
               "With these digits they enter your bank or take a loan in your name."),
    "card": N_("«I will transfer it now, send me your card»: with its number, date and the three digits others can pay for you."),
    "lookalike": N_("A page of a bank, of the post or of a known site, with one letter changed or a second word in its name. "
                    "Whatever you type there goes to cheats."),
    "delivery": N_("«I have paid already, a courier comes, get your money by this link.» Sellers lose as much in this way as buyers do."),
    "hurry": N_("«In ten minutes I give it to another», «your account will be blocked today»: fear and haste switch caution off."),
    "prepay": N_("A good thing at a good price, only a deposit first. After it the seller is gone. "
                 "With flats: the owner is abroad, and the keys come by post."),
    "job": N_("Likes for money, income without work, a card to lend: first they pay a little, "
              "then they take everything, or the police come to you."),
    "link": N_("A link to photos, a form or a vote may lead to a page that steals passwords. Nobody here needs one to buy or sell."),
    "messenger": N_("In another messenger there is no history of ours, no listing beside it and nobody to report to. "
                    "That is why cheats like to go there. Many honest people ask for it, too."),
    "repeat": N_("The same long text to many sellers is how cheats look for somebody who answers."),
    "price": N_("A price far below the others draws many people at once; it is the bait, and a deposit is the hook."),
}


@dataclass(frozen=True)
class Note:
    """What a reader is told beside a text: the advice about the weightiest sign, and its passages."""

    kind: str
    title: str
    advice: str
    passages: list[str]


def note(text: str, signs: Iterable[Sign]) -> Note | None:
    """The note beside a text, None where nothing was found."""
    known = list(signs)
    first = weightiest(known)
    if first is None:
        return None
    return Note(first.kind, KINDS[first.kind], READER[first.kind], passages(text, known, first.kind))


def bare(kind: str) -> Note:
    """A note that quotes nothing."""
    return Note(kind, KINDS[kind], READER[kind], [])


def passages(text: str, signs: Iterable[Sign], kind: str) -> list[str]:
    """The passages of one kind, each once, the longest of those that overlap, short enough to be shown."""
    ones = [sign for sign in signs if sign.kind == kind]
    whole = [one for one in ones if not any(one != other and other.start <= one.start and one.end <= other.end for other in ones)]
    return list(dict.fromkeys(one.of(text)[:LONGEST_PASSAGE] for one in whole))[:MOST_PASSAGES]


def found(text: str, signs: Iterable[Sign], more: Iterable[str] = ()) -> tuple[Found, ...]:
    """Every kind with its words, as its writer is told; `more` are kinds that are not in the words."""
    known = list(signs)
    kinds = {sign.kind for sign in known} | set(more)
    return tuple(Found(kind, KINDS[kind], WRITER[kind], passages(text, known, kind)) for kind in KINDS if kind in kinds)
