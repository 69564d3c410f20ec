"""Writes XML: elements with attributes and texts, escaped by the standard library."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from web.feeds.entry import fit

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
MERCHANT = "http://base.google.com/ns/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def inside(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Puts an element into another; attributes that are empty are left out."""
    given = {key: fit(value) for key, value in attributes.items() if value}
    made = ElementTree.SubElement(parent, name, given)
    made.text = fit(text) or None
    return made


def written(root: Element) -> bytes:
    """The whole document."""
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="utf-8")
