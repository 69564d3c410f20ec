"""Everything the site may ask a person's consent for, as data: texts, data, and what each consent lets the site do."""

from dataclasses import dataclass

from web.core.i18n import N_

TERM = N_("until I withdraw it or my account is deleted")
TAKE_BACK = N_("I can take it back at any time in «My profile», with one press; what was done before stays lawful.")


@dataclass(frozen=True)
class Purpose:
    """One purpose: `title` is what the person agrees to, `data` the list of data, `switches` what begins and ends with
    it. `kind` is basic (always on the page of consents), further (only where the operator asks for it) or policy."""

    code: str
    title: str
    data: str
    switches: str
    kind: str = "further"
    third_parties: bool = False
    abroad: bool = False
    open_sources: bool = False
    term: str = TERM
    further: str = TAKE_BACK


def _social(field: str, title: str, data: str) -> Purpose:
    return Purpose("social_" + field, title, data,
                   N_("This one field may be taken over when you sign in with an outside account."))


_ALL = (
    Purpose("processing", N_("Collecting and processing my data to run my account"),
            N_("e-mail, name, region and town, phone if given, listings, messages, sessions"),
            N_("The account itself. Withdrawing it freezes everything at once and opens a request with its term."), "basic"),
    Purpose("publication", N_("Publishing my listings and what I open in my profile where everyone can read it"),
            N_("the name shown, town, listings with photos, and what you open in your profile"),
            N_("Posting listings. Withdrawing it ends your published listings at once."), "basic", open_sources=True),
    Purpose("third_parties", N_("Giving my data to third parties"), N_("only the data named when a transfer is asked for"),
            N_("Transfers to others. Without it nothing goes to anybody, except where a law demands it."), "basic",
            third_parties=True),
    Purpose("abroad", N_("Sending my data to other countries"), N_("only the data named when a transfer is asked for"),
            N_("Transfers to other countries. Without it everything stays where the policy says."), "basic", abroad=True),
    Purpose("marketing_email", N_("News and offers of the site by e-mail"), N_("e-mail, name shown, language"),
            N_("Letters with news and offers; letters about your own account come without it.")),
    Purpose("marketing_site", N_("News and offers of the site on its pages, for me as a member"), N_("language, town"),
            N_("News and offers shown to you when you are logged in.")),
    Purpose("contest", N_("Taking part in contests and quizzes of the site"), N_("name shown, e-mail, my answers in the contest"),
            N_("Entering a contest. Withdrawing it takes your entry out of the draw."),
            term=N_("until the contest is over and the prize is handed out, or until I withdraw it")),
    Purpose("research", N_("Using my data for research after everything that points to me is taken away"),
            N_("listings without name, contacts and free text, with the place and time made coarse"),
            N_("Being counted in data sets for research.")),
    _social("name", N_("Taking over my name from an outside account"), N_("first and last name")),
    _social("email", N_("Taking over my e-mail address from an outside account"), N_("e-mail address")),
    _social("photo", N_("Taking over my photo from an outside account"), N_("photo of the profile")),
    _social("town", N_("Taking over my town from an outside account"), N_("region and town")),
    Purpose("policy", N_("Accepting the privacy policy"), N_("what the policy lists, for the purposes it names"),
            N_("Posting listings and writing messages. Reading, export and deletion need no acceptance."), "policy",
            term=N_("until a later version takes its place or my account is deleted")),
)
PURPOSES = {purpose.code: purpose for purpose in _ALL}
SWITCHES = tuple(purpose.code for purpose in _ALL if purpose.kind == "basic")
FURTHER = tuple(purpose.code for purpose in _ALL if purpose.kind == "further")
TITLES = {purpose.code: purpose.title for purpose in _ALL}
