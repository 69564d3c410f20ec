"""Reads what programs get: feeds, sitemaps, the interface; and looks for a listing in all of it."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SPACES = {"atom": "http://www.w3.org/2005/Atom", "g": "http://base.google.com/ns/1.0", "dc": "http://purl.org/dc/elements/1.1/",
          "media": "http://search.yahoo.com/mrss/", "map": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LISTS = ("/rss/search", "/atom/search", "/jsonfeed/search", "/api/listings", "/kk/rss/c/home", "/en/api/listings?category=home")


def xml(client, path: str) -> Element:
    """The root of an XML document."""
    return ElementTree.fromstring(client.page(path))


def locations(client, path: str) -> list[str]:
    """The paths in a sitemap."""
    return [one.text.removeprefix("http://127.0.0.1:8000") for one in xml(client, path).findall(".//map:loc", SPACES)]


def numbers(text: str) -> set[int]:
    """The listings that a text names."""
    return {int(number) for number in re.findall(r"/listings/(\d+)", text)}


def sitemap(client) -> set[int]:
    """The listings in all sitemaps."""
    return {number for path in locations(client, "/sitemap.xml") for place in locations(client, path) for number in numbers(place)}


def everywhere(client) -> dict[str, set[int]]:
    """The listings that each way for programs names."""
    return {**{path: numbers(client.page(path)) for path in LISTS}, "sitemap": sitemap(client)}
