"""What can be found in a text: the kinds, and one finding with its place."""

from dataclasses import dataclass

from web.core.i18n import N_

KINDS = {
    "phone": N_("A phone number"),
    "email": N_("An e-mail address"),
    "iin": N_("An IIN (individual identification number)"),
    "card": N_("A card number"),
    "address": N_("An exact address"),
    "special": N_("Something about origin, faith, politics or convictions"),
}
ADVICE = {
    "phone": N_("Robots collect numbers from open texts. Your profile's phone is shown only to people who ask for it."),
    "email": N_("Robots collect addresses from open texts. People can write to you on this site."),
    "iin": N_("With an IIN strangers can try to take loans in your name. Nobody needs it to buy or sell."),
    "card": N_("A card number in the open invites fraud. Agree on payment in messages, and never give the code on the back."),
    "address": N_("An exact address tells strangers where you live. Town and district are enough until you meet."),
    "special": N_("The law protects such facts, and a listing may not choose people by them. Leave it out if you can."),
}


@dataclass(frozen=True, order=True)
class Finding:
    """One place in a text: characters `start` to `end`."""

    start: int
    end: int
    kind: str

    def of(self, text: str) -> str:
        """The words themselves; they are shown to their author and kept nowhere."""
        return text[self.start:self.end]
