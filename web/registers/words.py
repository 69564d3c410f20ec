"""The words of the registers: states, decisions, steps, and the fields a partner may give."""

from web.core.i18n import N_

STATES = {"open": N_("to decide"), "decided": N_("waits for a second person"), "approved": N_("approved"),
          "ready": N_("to hand over"), "handed": N_("handed over"), "refused": N_("refused")}
WAITING = ("open", "decided", "approved", "ready")
DECISIONS = {"wholly": N_("Comply wholly"), "partly": N_("Comply partly"), "refuse": N_("Refuse")}
STEPS = {
    "entered": N_("Entered"), "decided": N_("Decision made"), "refused": N_("Refused"), "sent back": N_("Sent back for another decision"),
    "approved": N_("Approved by a second person"), "approved alone": N_("Approved without a second person"),
    "bundle made": N_("Bundle made"), "bundle downloaded": N_("Bundle downloaded"), "handed over": N_("Handed over"),
    "bundle deleted": N_("Bundle deleted"), "silence asked": N_("A longer silence asked for"),
    "silence agreed": N_("Longer silence agreed to by a second person"),
    "silence agreed alone": N_("Longer silence agreed to without a second person"), "silence declined": N_("Longer silence not agreed to"),
    "changed": N_("Changed"), "reported": N_("Authority told"),
    "people added": N_("People added"), "letters queued": N_("Letters queued"), "pack made": N_("Breach pack made"),
    "closed": N_("Closed"), "announced": N_("Announced"), "cancelled": N_("Cancelled"), "handover pack made": N_("Handover pack made"),
    "ended": N_("Ended"),
}
FIELDS = {"first_name": N_("First name"), "last_name": N_("Last name"), "phone": N_("Phone"), "email": N_("E-mail address"),
          "town": N_("Town"), "company": N_("Company"), "contract": N_("Contract number"), "delivery": N_("State of a delivery")}
WISHES = {"stay": N_("my data stay with the present operator"), "delete": N_("my account is deleted")}
REGISTERS = ("authority", "incident", "handover", "processor")
