"""Where data lie: a country for the database, the photos, the mail and the backups, each declared by the operator."""

from functools import lru_cache

from babel import Locale

from web.core.format import LOCALES
from web.core.i18n import N_, _, current
from web.core.settings import Settings
from web.operator.store import Operator

PARTS = {"country_database": N_("Database"), "country_photos": N_("Photos"), "country_mail": N_("Mail"),
         "country_backups": N_("Backups")}
NO_COUNTRY = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")  # groups and placeholders among the codes


@lru_cache(maxsize=3)
def _names(language: str) -> dict[str, str]:
    found = Locale.parse(LOCALES[language]).territories
    return {code: name for code, name in found.items() if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY}


def name(code: str) -> str:
    """The country's name in the current language; an unknown code stays as it is."""
    return _names(current()).get(code, code)


def choices() -> dict[str, str]:
    """Every country by its two letters, Kazakhstan first, then by name in the current language."""
    names = _names(current())
    return {"KZ": names["KZ"], **{code: names[code] for code in sorted(names, key=lambda code: names[code].casefold()) if code != "KZ"}}


def declared(operator: Operator, settings: Settings) -> list[tuple[str, str]]:
    """What lies where, as (title, two letters); what was not declared lies where the settings say."""
    return [(_(title), getattr(operator, part) or settings.hosting_country) for part, title in PARTS.items()]
