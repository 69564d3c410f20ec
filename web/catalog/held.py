"""What the tables of the catalog hold: nothing about people."""

from web.core import held
from web.core.i18n import N_

HELD = (
    held.plain("category", N_("Categories"),
               "id", "parent_id", "position", "slug", "name_ru", "name_kk", "name_en", "icon", "price_modes",
               "price_period", "attributes", "hidden"),
    held.plain("attribute", N_("Attributes of categories"),
               "code", "kind", "name_ru", "name_kk", "name_en", "unit", "filter", "private", "derived", "required",
               "min_value", "max_value", "max_length", "suggest"),
    held.plain("attribute_option", N_("Options of attributes"),
               "attribute_code", "position", "value", "name_ru", "name_kk", "name_en"),
)
