"""Floor 6: interprets the inventory: what is held, export, blocking, destruction, terms of keeping."""

from web.core.feature import Feature, Job, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.privacy import acts, destroying, held, jobs, making
from web.privacy.views import blocking, consents, data, deleting, importing, journal, taking

TRIES = Limit("password again", 10, 900)
BROUGHT = Limit("imports", 5, 3_600)

FEATURE = Feature(
    "privacy",
    routes=(
        get("/profile/data", data.data, need="member"),
        get("/profile/data/{name}", data.part, need="member"),
        get("/profile/journal", journal.journal, need="member"),
        get("/profile/export", taking.export_page, need="member"),
        post("/profile/export", taking.take_export, need="member", pool="long", limit=TRIES, while_blocked=True),
        post("/profile/export/file", taking.fetch, need="member", pool="passwords", limit=TRIES, while_blocked=True),
        post("/profile/export/delete", taking.drop, need="member", while_blocked=True),
        get("/profile/import", importing.import_page, need="member"),
        post("/profile/import", importing.take_import, need="member", pool="long", limit=BROUGHT, body=importing.MOST + 2**20),
        get("/profile/consents", consents.consents_page, need="member"),
        post("/profile/consents", consents.decide, need="member", while_blocked=True),
        get("/profile/consents/processing", consents.withdrawn_page, need="member"),
        post("/profile/consents/processing", consents.delete_now, need="member", pool="passwords", limit=TRIES, while_blocked=True),
        get("/profile/consents/{id:int}", consents.proof, need="member"),
        get("/profile/block", blocking.block_page, need="member"),
        post("/profile/block", blocking.block, need="member"),
        post("/profile/unblock", blocking.unblock, need="member", while_blocked=True),
        get("/profile/delete", deleting.delete_page, need="member"),
        post("/profile/delete", deleting.delete, need="member", pool="passwords", limit=TRIES),
        post("/profile/keep", deleting.keep, need="member"),
    ),
    held=held.HELD,
    jobs=(Job("terms of keeping", 3_600, jobs.keep_terms, alone=True), Job("due deletions", 600, jobs.destroy_due, alone=True),
          Job("destructions", 2, destroying.unfinished, alone=True), Job("purge", 5, jobs.purge, alone=True),
          Job("daily purge", 86_400, jobs.purge_daily, alone=True),
          Job("exports", 2, making.make_next, alone=True)),
    acts=acts.ACTS,
    sections=(
        Section(N_("My data"), "/profile/data", "eye", 30, N_("Everything the site holds about you, and why"), "rights"),
        Section(N_("My consents"), "/profile/consents", "check", 40, N_("What you agreed to; take it back at any time"), "rights"),
        Section(N_("Journal"), "/profile/journal", "history", 35, N_("What happened with your data, in plain words"), "rights"),
        Section(N_("Export"), "/profile/export", "download", 50, N_("All your data as one file"), "rights"),
        Section(N_("Block my data"), "/profile/block", "lock", 80, N_("Freeze everything: nobody sees it, nothing changes"), "rights"),
        Section(N_("Delete my account"), "/profile/delete", "trash", 90, N_("Everything goes, for good"), "rights"),
    ),
    said={
        "blocked": ("warn", N_("Your data are blocked, so nothing can be changed. Lift the block first.")),
        "unblocked": N_("The block is lifted; everything is as it was."),
        "blocked-by-staff": ("bad", N_("Staff set this block; only staff can lift it. Write to the operator.")),
        "kept": N_("Glad you stay. The account will not be deleted."),
        "archive-deleted": N_("The export is deleted."),
        "consent-given": N_("Written down: you agree."),
        "consent-withdrawn": N_("Written down: you no longer agree."),
    },
)
