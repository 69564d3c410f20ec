"""What people may demand, and within how many working days it is answered: the one place for these terms."""

from web.core.i18n import N_

KINDS = {
    "access": N_("See what is held about me"),
    "correct": N_("Correct or supplement my data"),
    "block": N_("Block my data"),
    "unblock": N_("Lift the block of my data"),
    "destroy": N_("Destroy my data"),
    "open_sources": N_("Remove my data from open sources"),
    "withdraw": N_("Withdraw my consent"),
    "object": N_("Object to a decision made by a machine"),
    "complaint": N_("Complain"),
    "free": N_("Something else"),
}
TERMS = {  # working days; the law is No. 94-V
    "correct": 1, "block": 1, "unblock": 1, "destroy": 1,  # Art. 25(2)8
    "open_sources": 1,  # Art. 6
    "object": 3,  # Art. 19-1
    "withdraw": 15,  # Art. 8(7)
    "access": 3,  # no number is in force (Art. 25(2)6-7); answered at once where a member asks
    "complaint": 15, "free": 15,  # a rule of this house
}
GROUNDS = {  # the only two reasons for which a withdrawal may be refused: Art. 8(2)
    "law": N_("A law forbids it"),
    "obligation": N_("An obligation is not performed yet"),
}
STATES = {
    "received": N_("Received"), "work": N_("In work"), "asked": N_("Waiting for your answer"), "done": N_("Done"),
    "refused": N_("Refused"), "withdrawn": N_("Taken back by you"),
}
ON_THE_DESK = {**STATES, "asked": N_("Waiting for the person"), "withdrawn": N_("Taken back")}
OPEN = ("received", "work", "asked")
