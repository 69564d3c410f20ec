"""Drafts of answers in the language of the person, for staff to complete."""

from web.core import i18n
from web.core.i18n import N_, _

DONE = {
    "access": N_(
        "Everything that is held about you stands in «My profile», «My data», with purpose, source, term and who sees "
        "it; «Export» gives it to you as a file. Beyond this you asked: …"),
    "correct": N_("We corrected what you named. It reads now: …"),
    "block": N_("Your data are blocked. Nobody sees them and nothing changes or deletes them until the block is lifted."),
    "unblock": N_("The block is lifted. Everything is as it was before."),
    "destroy": N_(
        "Everything about you is destroyed: the account, listings, photos, messages. The numbers and dates of your "
        "requests stay as proof, without your words."),
    "open_sources": N_(
        "What everybody could read about you is hidden. Search engines may show an old copy for some days; they forget "
        "it by themselves."),
    "withdraw": N_("Your consent is withdrawn and the processing that rested on it has ended."),
    "object": N_("A person looked at the decision again. The main factors that led to it were: … What we decide now: …"),
    "complaint": N_("We looked into your complaint. What we found: … What we changed: …"),
    "free": N_("We did what you asked: …"),
}
REFUSED = {
    "law": N_("The processing cannot end, because a law forbids it. The law and its article: … It ends on: …"),
    "obligation": N_(
        "The processing cannot end yet, because an obligation is not performed. The obligation: … As soon as it is "
        "performed, write to us again."),
    "": N_("We cannot do what you asked. The reason: …"),
}
ASKED = {
    "correct": N_(
        "Please add a photo or a PDF from which the right data can be seen, and cover everything else on it. The "
        "document is deleted after the decision."),
    "open_sources": N_("Please write the address of the page on which you saw your data."),
    "": N_("To decide we need to know: …"),
}


def drafts(kind: str, language: str) -> dict[str, list[str]]:
    """For each decision (done, refused, asked) the drafts for a kind, in that language."""
    with i18n.speaking(language):
        refusals = ("law", "obligation") if kind == "withdraw" else ("",)
        return {"done": [_(DONE[kind])], "refused": [_(REFUSED[ground]) for ground in refusals],
                "asked": [_(ASKED[one]) for one in (kind, "") if one in ASKED]}
