"""What the tables of places hold: nothing about people."""

from web.core import held
from web.core.i18n import N_

HELD = (
    held.plain("region", N_("Regions"),
               "id", "slug", "kind", "name_ru", "name_kk", "name_en", "lat", "lon"),
    held.plain("town", N_("Towns"),
               "id", "region_id", "slug", "kind", "name_ru", "name_kk", "name_en", "lat", "lon", "search"),
    held.plain("district", N_("City districts"),
               "id", "town_id", "name_ru", "name_kk", "name_en", "search"),
)
