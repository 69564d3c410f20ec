"""What the periodic jobs are called on the page of the administrator, in the reader's language."""

from web.core.i18n import N_, _

NAMES = {
    "seal": N_("Chaining the journals by hashes"),
    "verify": N_("Checking the hashes of the journals"),
    "old backups": N_("Deleting old backups"),
    "mail": N_("Sending mails"),
    "listing reminders": N_("Reminding of listings that run out"),
    "listing expiry": N_("Ending listings that ran out"),
    "photo files": N_("Moving photos out of sight and back"),
    "terms": N_("Putting listings into the search index anew"),
    "frequent words": N_("Counting the words of titles"),
    "photo places": N_("Looking whether every photo lies in its place"),
    "words of messages": N_("Making conversations searchable for their two people"),
    "unseen messages": N_("Emptying messages that nobody sees any more"),
    "usual prices": N_("Working out what things usually cost"),
    "requests": N_("Watching the terms of requests"),
    "stray archives": N_("Deleting export files that nobody needs"),
    "unused accounts": N_("Writing to those whose account is unused"),
    "terms of keeping": N_("Deleting what is past its term"),
    "due deletions": N_("Deleting accounts whose day has come"),
    "destructions": N_("Finishing destructions that were interrupted"),
    "purge": N_("Clearing the file of the database of what was deleted"),
    "daily purge": N_("Clearing the search index of words that were deleted"),
    "exports": N_("Making exports"),
    "contacts of claims": N_("Deleting contacts of requests without an account"),
    "letters of registers": N_("Sending letters about authorities, incidents and handovers"),
    "payments": N_("Asking the payment service, and giving back"),
    "saved searches": N_("Looking for what is new for saved searches"),
    "fallen prices": N_("Telling of fallen prices of favourites"),
    "terms of deals": N_("Ending deals that nobody went on with"),
    "reviews": N_("Opening reviews to others"),
    "unused searches": N_("Stopping saved searches that nobody uses"),
    "spent bundles": N_("Deleting bundles that were handed over"),
}


def called(name: str) -> str:
    """The job's name in words; a job without one is shown by its key."""
    return _(NAMES[name]) if name in NAMES else name
