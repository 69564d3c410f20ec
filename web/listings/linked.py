"""Describes a listing in the words of schema.org for search engines: nothing that its page does not show to everybody."""

from typing import Any

from web.catalog.tree import Catalog
from web.core import clock
from web.listings import entry

SCHEMA = "https://schema.org"
LONGEST, MOST_PHOTOS = 300, 3  # characters of a description
NOTHING_OFFERED = ("resume", "lost-animals", "lost-found", "community")  # of these the path alone is told
VEHICLES = {"cars": "Car", "moto": "Motorcycle", "buses": "BusOrCoach", "trucks": "Vehicle", "trailers": "Vehicle",
            "special-machinery": "Vehicle", "agro-machinery": "Vehicle", "water-transport": "Vehicle"}
DWELLINGS = {"flat-sale": "Apartment", "flat-rent-long": "Apartment", "flat-rent-daily": "Apartment", "house-sale": "House",
             "house-rent": "House", "room-rent": "Room"}
CONDITIONS = {"new": "NewCondition", "used": "UsedCondition", "parts": "DamagedCondition"}
SELLERS = {"private": "Person", "owner": "Person", "business": "Organization", "agent": "Organization", "developer": "Organization"}
EMPLOYMENT = {"full": "FULL_TIME", "part": "PART_TIME", "temp": "TEMPORARY", "shift": "OTHER", "intern": "INTERN"}
PERIODS = {"day": "DAY", "month": "MON"}  # codes of units (UN/CEFACT)
NAMED = {"brand": "brand", "make": "brand", "model": "model", "color": "color", "material": "material", "size": "size",
         "fuel": "fuelType", "transmission": "vehicleTransmission", "drive": "driveWheelConfiguration", "body": "bodyType"}
COUNTED = {"mileage": ("mileageFromOdometer", "KMT"), "area_total": ("floorSize", "MTK")}
WRITTEN = {"year": "vehicleModelDate", "floor": "floorLevel", "year_built": "yearBuilt"}
Linked = dict[str, Any]


def described(shown: dict[str, Any], tree: Catalog, language: str, root: str, prefix: str) -> list[Linked]:
    """What a page of a listing says to search engines: the path to it, and what is offered. `shown` are the values of its
    page; `root` and `prefix` begin the addresses of the site and of the language."""
    page = f"{root}{prefix}/listings/{shown['row'].id}"
    trail = [_step(place, step.name(language), f"{root}{prefix}/c/{tree.address(step.id)}")
             for place, step in enumerate(shown["steps"], 1)]
    path = {"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": trail}
    leaf = shown["steps"][-1].slug if trail else ""
    if leaf in NOTHING_OFFERED or not trail:
        return [path]
    values = entry.stored(shown["row"])
    about = {"url": page, "name": shown["title"], "description": (shown["text"] or shown["title"])[:LONGEST],
             "image": [f"{root}/photos/{photo.name[:2]}/{photo.name}-1280.jpg" for photo in shown["photos"][:MOST_PHOTOS]]}
    made = _job if shown["steps"][0].slug == "jobs" else _thing
    return [path, _filled({"@context": SCHEMA, **made(shown, values, about, _Worded(values, tree, language))})]


def _step(place: int, name: str, address: str) -> Linked:
    return {"@type": "ListItem", "position": place, "name": name, "item": address}


def _filled(found: Linked) -> Linked:
    return {name: value for name, value in found.items() if value not in ("", None, [])}


class _Worded:
    """Answers as the page words them."""

    def __init__(self, values: Linked, tree: Catalog, language: str):
        self._values, self._tree, self._language = values, tree, language

    def __call__(self, code: str) -> str:
        """The answer to one question; empty when there is none."""
        value, attribute = self._values.get(code), self._tree.attribute(code)
        option = attribute.option(value) if attribute and isinstance(value, str) else None
        return option.name(self._language) if option else str(value or "")


def _thing(shown: dict[str, Any], values: Linked, about: Linked, worded: _Worded) -> Linked:
    """What is sold, let, given away or done; of what somebody looks for, that it is looked for."""
    leaf, top = shown["steps"][-1].slug, shown["steps"][0].slug
    special = VEHICLES.get(leaf) or ([DWELLINGS[leaf], "Product"] if leaf in DWELLINGS else "")
    kind = special or ("Service" if top == "services" else "Product")
    if shown["row"].price_mode == "wanted":
        return {"@type": "Demand", **about, "itemOffered": {"@type": kind, "name": about["name"]}}
    named = {NAMED[code]: worded(code) for code in NAMED if code in values and kind != "Service"}
    if "brand" in named:
        named["brand"] = {"@type": "Brand", "name": named["brand"]}
    counted = {name: {"@type": "QuantitativeValue", "value": values[code], "unitCode": unit}
               for code, (name, unit) in COUNTED.items() if code in values and special}
    written = {name: str(values[code]) for code, name in WRITTEN.items() if code in values and special}
    rooms = {"numberOfRooms": int(values["rooms"].strip("+").replace("studio", "1"))} if leaf in DWELLINGS and "rooms" in values else {}
    return {"@type": kind, **about, **named, **counted, **written, **rooms, "offers": _offer(shown, values, about["url"])}


def _offer(shown: dict[str, Any], values: Linked, page: str) -> Linked:
    """Price and place; of the seller only whether it is a person or a business."""
    row, period = shown["row"], PERIODS.get(shown["steps"][-1].price_period)
    price = 0 if row.price_mode == "free" else row.price
    seller = SELLERS.get(values.get("seller_type") or values.get("realty_seller", ""))
    found = {"@type": "Offer", "url": page, "availability": SCHEMA + "/InStock", "price": price,
             "priceCurrency": "KZT" if price is not None else "", "availabilityEnds": clock.iso(row.expires_at),
             "availableAtOrFrom": _place(shown["place"])}
    if values.get("condition") in CONDITIONS:
        found["itemCondition"] = f"{SCHEMA}/{CONDITIONS[values['condition']]}"
    if seller:
        found["seller"] = {"@type": seller}
    if period and price is not None:
        found["priceSpecification"] = {"@type": "UnitPriceSpecification", "price": price, "priceCurrency": "KZT", "unitCode": period}
    return _filled(found)


def _place(words: str) -> Linked:
    town, _comma, region = words.partition(", ")
    address = {"@type": "PostalAddress", "addressLocality": town, "addressRegion": region, "addressCountry": "KZ"}
    return {"@type": "Place", "address": _filled(address)}


def _job(shown: dict[str, Any], values: Linked, about: Linked, worded: _Worded) -> Linked:
    """A vacancy; the employer only where the listing names one."""
    row, employer = shown["row"], values.get("employer_name")
    pay = _filled({"@type": "QuantitativeValue", "minValue": row.price, "maxValue": values.get("salary_to"), "unitText": "MONTH"})
    found = {"@type": "JobPosting", "url": about["url"], "title": about["name"], "description": about["description"],
             "datePosted": clock.iso(row.published_at), "validThrough": clock.iso(row.expires_at),
             "employmentType": EMPLOYMENT.get(values.get("employment", ""), ""), "jobLocation": _place(shown["place"])}
    if employer:
        found["hiringOrganization"] = {"@type": "Organization", "name": employer}
    if values.get("remote"):
        found["jobLocationType"] = "TELECOMMUTE"
        found["applicantLocationRequirements"] = {"@type": "Country", "name": "KZ"}
    if row.price is not None:
        found["baseSalary"] = {"@type": "MonetaryAmount", "currency": "KZT", "value": pay}
    return found
