"""States of payments in words."""

from web.core.i18n import N_

STATES = {"begun": N_("begun"), "open": N_("not paid yet"), "expired": N_("not paid: the time was over"), "paid": N_("paid"),
          "refunded": N_("given back")}
SUBJECTS = {"deal": N_("Deal")}
