"""Places in addresses: towns and regions by slug; a region that shares its slug with a town has another ending."""

from web.places.country import Country, Region, Town

SUFFIX = "-region"
Place = Town | Region


def slug(country: Country, place: Place) -> str:
    """How a place is written in an address: `atyrau` is the town, `atyrau-region` the region around it."""
    if isinstance(place, Region) and country.town_by_slug(place.slug):
        return place.slug + SUFFIX
    return place.slug


def find(country: Country, text: str) -> Place | None:
    """The place that an address means, or None."""
    found = country.town_by_slug(text) or find_region(country, text)
    return found or find_region(country, text.removesuffix(SUFFIX))


def find_region(country: Country, text: str) -> Place | None:
    """The region with this slug; a city that is a region by itself stands as the town."""
    region = country.region_by_slug(text)
    if region is None:
        return None
    towns = country.towns_of(region.id)
    return towns[0] if len(towns) == 1 else region


def region_of(country: Country, place: Place) -> Region | None:
    """The region around a town, unless the town is all of it; None for a region."""
    if isinstance(place, Region) or len(country.towns_of(place.region_id)) == 1:
        return None
    return country.region(place.region_id)
