"""What each kind of request means, told to the person before sending and to staff before deciding."""

from dataclasses import dataclass

from web.core.i18n import N_


@dataclass(frozen=True)
class Words:
    """`means`: for the person; `alone`: a page where the person can do it at once, with its title; `deed`: what carrying
    it out does, for staff; `needed`: whether the person has to write something; `ask`: what to write."""

    means: str
    deed: str
    ask: str
    alone: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    icon: str = "file"


WORDS = {
    "access": Words(
        N_("You learn what is held about you, why, where it comes from, how long it stays and who sees it."),
        N_(
            "Answer what is held, for what purpose, from which source and how long. The person can see all of it in «My "
            "data» at once; point there and answer what was asked beyond it."),
        N_("What do you want to know?"),
        ((N_("My data"), "/profile/data"), (N_("Export"), "/profile/export")), icon="eye"),
    "correct": Words(
        N_(
            "Something about you is wrong or missing and you cannot change it yourself. You may add documents that prove it; "
            "they are deleted after the decision."),
        N_("Correct or supplement what is wrong, after looking at the documents. Then write what was changed."),
        N_("What is wrong, and how should it read?"), ((N_("Personal details"), "/profile/edit"),), True, "edit"),
    "block": Words(
        N_("Everything about you is frozen: nobody sees it, nothing is used, changed or deleted until you lift the block."),
        N_("Freezes everything about this person until the block is lifted."),
        N_("Do you want to add anything?"), ((N_("Block my data"), "/profile/block"),), icon="lock"),
    "unblock": Words(
        N_("The block of your data ends and everything is as it was. If you set the block yourself, you can lift it yourself."),
        N_("Lifts the block of this person's data. Look first who set it and why."),
        N_("Why should the block be lifted?"), ((N_("Block my data"), "/profile/block"),), icon="unlock"),
    "destroy": Words(
        N_("Everything about you goes for good. No last mail can follow: nothing is left to write to."),
        N_("Destroys everything about this person, for good. This cannot be taken back."),
        N_("What should be destroyed, if not everything?"), ((N_("Delete my account"), "/profile/delete"),), icon="trash"),
    "open_sources": Words(
        N_("What everybody can read about you is taken out of open sources: the site, search engines, feeds."),
        N_(
            "Takes everything of this person out of what everybody can read: all listings end, the consent to publication is "
            "taken back. Where it stands elsewhere, ask that place to remove it too."),
        N_("Where did you find your data? An address or a few words are enough."),
        ((N_("My consents"), "/profile/consents"),), icon="eye-off"),
    "withdraw": Words(
        N_(
            "You no longer agree that your data are used for something. It ends at once where a switch does it, otherwise "
            "within the term; it can be refused only if a law forbids ending it or an obligation of yours is not performed."),
        N_(
            "Takes back the consent that the person named. If it is the one to processing, every consent ends with the "
            "listings, and the account is deleted after fourteen days, or at once where its data are blocked. It may be "
            "refused on two grounds only: a law forbids it, or an obligation is not performed yet."),
        N_("Anything you want to add"), ((N_("My consents"), "/profile/consents"),), icon="close"),
    "object": Words(
        N_("A program held or hid something of yours. You learn the main reasons of that decision, and a person looks at it again."),
        N_(
            "Look at the decision yourself, not with the same program. The answer names the main factors that led to it, and "
            "what you decided."),
        N_("Which decision, and what is wrong with it?"), needed=True, icon="device"),
    "complaint": Words(
        N_("Something was done with your data, or about your right to them, that you do not accept."),
        N_("Look into it, and answer what was found and what was changed."),
        N_("What happened?"), needed=True, icon="flag"),
    "free": Words(
        N_("Anything about your data that fits nowhere else."), N_("Do what is asked where it is right, and answer."),
        N_("What do you want?"), needed=True, icon="message"),
}
