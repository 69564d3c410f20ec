"""States, steps, people and ways of paying of deals, in words."""

from web.core.i18n import N_

STATES = {
    "bid": N_("the buyer has made an offer"), "ask": N_("the seller has made an offer"), "agreed": N_("agreed"),
    "reserved": N_("set aside for the buyer"), "given": N_("the seller says it was handed over"),
    "got": N_("the buyer says it was received"), "disputed": N_("a moderator decides"), "done": N_("done: both confirmed it"),
    "judged": N_("ended by a moderator: handed over"), "declined": N_("declined"), "cancelled": N_("cancelled"),
    "fallen": N_("fell through"), "lapsed": N_("ended: nobody answered in time"), "gone": N_("ended: an account was deleted"),
}
STEPS = {
    "offer": N_("Offer made"), "counter": N_("Another price named"), "accept": N_("Offer accepted"), "decline": N_("Offer declined"),
    "cancel": N_("Deal cancelled"), "reserve": N_("Set aside"), "meet": N_("Meeting named"), "pay": N_("Way of paying chosen"),
    "give": N_("Handing over confirmed by the seller"), "get": N_("Receipt confirmed by the buyer"), "fall": N_("Fell through"),
    "dispute": N_("Moderator asked to decide"), "expire": N_("The term ended"), "vanish": N_("An account was deleted"),
    "judge_handed": N_("Moderator decided: it was handed over"), "judge_not": N_("Moderator decided: it was not handed over"),
    "resume": N_("Moderator decided: the deal goes on"),
}
BUTTONS = {  # what a person presses, in a mail as on the site
    "offer": N_("Make an offer"), "accept": N_("Accept the offer"), "counter": N_("Name another price"), "decline": N_("Decline the offer"),
    "give": N_("I have handed it over"), "get": N_("I have received it"), "reserve": N_("Set it aside for the buyer"),
    "meet": N_("Name a meeting"), "fall": N_("It fell through"), "cancel": N_("Cancel the deal"),
}
WHO = {"buyer": N_("buyer"), "seller": N_("seller"), "staff": N_("moderator"), "time": N_("by itself")}
PAY = {"": N_("not said yet"), "cash": N_("In cash at the meeting"), "transfer": N_("By bank transfer"),
       "link": N_("By the seller's link"), "provider": N_("On the page of a payment service")}
