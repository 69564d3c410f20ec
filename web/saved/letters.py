"""Letters about what is saved, written at the moment they leave.

So nobody's words lie in the outbox of somebody else, and what ended or was hidden in between is not in them.
"""

from web.core import i18n
from web.core.format import money
from web.core.i18n import _, ngettext
from web.core.jobs import Work
from web.core.page import prefix_for, prefixing, render
from web.core.settings import Settings
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.listings import cards
from web.mail.letter import Letter, stopping
from web.saved import finding, rules
from web.saved.store import deliveries, drops, queueing, searches

STOP = "stop letters"  # what links that end letters are signed for
LASTS = 10 * 365 * rules.DAY  # seconds that they work
SEARCH, DROPS = "s", "d"


def _address(settings: Settings, language: str, path: str) -> str:
    prefix = prefix_for(settings, language)
    return settings.public_address + prefixing(prefix)(path)


def stop_link(keys: Keys, kind: str, number: int) -> str:
    """The path that ends the letters about a search, or those about fallen prices of a member."""
    return "/saved/stop/" + keys.sign(STOP, f"{kind}{number}")


def read_stop_link(keys: Keys, token: str) -> tuple[str, int] | None:
    """What a link ends: the kind and the number; None when it is forged."""
    value = keys.read(STOP, token, LASTS)
    return (value[:1], int(value[1:])) if value else None


def subject(name: str, n: int, language: str) -> str:
    """The subject of a letter about a search, in that language."""
    with i18n.speaking(language):
        return ngettext("%(n)s new listing: %(name)s", "%(n)s new listings: %(name)s", n, name=name)


def fell_subjects() -> dict[str, str]:
    """The subject of a letter about fallen prices, by language."""
    subjects = {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            subjects[language] = _("Prices of your favourites fell")
    return subjects


def found(work: Work, mail: Row) -> Letter | None:
    """The letter about new listings of a search; None when none of them is left."""
    told = deliveries.of_mail(work.db, mail.id)
    search = searches.one(work.db, told.search_id) if told else None
    if search is None:
        return None
    rows = finding.news(work.db, search, told.from_seq, told.to_seq, rules.IN_LETTER)
    lines = [(card, "") for card in cards.made(work.db, rows, _language(work, search.member_id))] if rows else []
    return _letter(work, "found", search.member_id, lines, stop_link(work.state.keys, SEARCH, search.id),
                   name=search.name, more=max(0, told.n - len(lines)), onward=f"/profile/saved/{search.id}")


def fell(work: Work, mail: Row) -> Letter | None:
    """The letter about favourites that cost less now; None when none of them is left."""
    rows = {row.listing_id: row for row in drops.of_mail(work.db, mail.id)}
    if not rows:
        return None
    member_id = next(iter(rows.values())).member_id
    made = cards.by_ids(work.db, list(rows), _language(work, member_id))
    return _letter(work, "fell", member_id, [(card, money(rows[card.id].was)) for card in made],
                   stop_link(work.state.keys, DROPS, member_id), onward="/profile/saved")


def _language(work: Work, member_id: int) -> str:
    return work.db.value("select language from member where id = :id", id=member_id)


def _letter(work: Work, template: str, member_id: int, lines: list, stop: str, onward: str, **values) -> Letter | None:
    if not lines:
        return None
    language, settings = _language(work, member_id), work.settings
    with i18n.speaking(language):
        told = [(card, was, _address(settings, language, f"/listings/{card.id}")) for card, was in lines]
        end = _address(settings, language, stop)
        body = render(f"saved/mail/{template}.txt", told=told, stop=end, onward=_address(settings, language, onward), **values)
    return Letter(body.strip() + "\n", stopping(end))


def stopped(settings: Settings, row: Row) -> tuple[str, str]:
    """Subject and text of the last letter about a search that stops because nobody used it for a year."""
    with i18n.speaking(row.language):
        text = render("saved/mail/stopped.txt", name=row.name, link=_address(settings, row.language, f"/profile/saved/{row.id}"))
    first, _rest, body = text.partition("\n")
    return first.strip(), body.strip() + "\n"


KINDS = {queueing.FOUND: found, drops.FELL: fell}
