"""What privacy itself keeps, and the places outside the tables."""

from web.core import held
from web.core.i18n import N_

HELD = (
    held.Place("log", N_("Messages of the server"), N_("Finding faults"), N_("kinds of errors, no addresses, no names, no texts"),
               N_("as long as the operator's system keeps its log")),
    held.Place("pages", N_("Ready pages in memory"), N_("Answering quickly"),
               N_("public pages only, never of a member who is logged in"),
               N_("until something on the page changes")),
    held.Place("backups", N_("Backups"), N_("Recovering from a broken machine"), N_("everything, encrypted"), N_("30 days")),
)
