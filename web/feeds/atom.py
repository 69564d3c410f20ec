"""Writes Atom 1.0 (RFC 4287)."""

from xml.etree.ElementTree import Element

from web.core import clock
from web.feeds import xml
from web.feeds.entry import Entry
from web.feeds.feed import Feed

KIND = "application/atom+xml"


def write(feed: Feed) -> bytes:
    """The document. Nobody's name is in it: the author of the feed is the site."""
    root = Element("feed", {"xmlns": xml.ATOM, "xmlns:g": xml.MERCHANT, "xml:lang": feed.language})
    xml.inside(root, "id", feed.itself)
    xml.inside(root, "title", feed.title)
    xml.inside(root, "subtitle", feed.says)
    xml.inside(root, "updated", clock.iso(feed.updated))
    xml.inside(xml.inside(root, "author"), "name", feed.author)
    xml.inside(root, "link", rel="self", href=feed.itself, type=KIND)
    xml.inside(root, "link", rel="alternate", href=feed.home, type="text/html", hreflang=feed.language)
    for entry in feed.entries:
        _entry(root, entry)
    return xml.written(root)


def _entry(root: Element, entry: Entry) -> None:
    made = xml.inside(root, "entry")
    made.set("xml:lang", entry.language)
    xml.inside(made, "id", entry.id)
    xml.inside(made, "title", entry.headline)
    xml.inside(made, "link", rel="alternate", href=entry.url, type="text/html")
    if entry.image:
        xml.inside(made, "link", rel="enclosure", href=entry.image, type="image/jpeg")
    xml.inside(made, "published", clock.iso(entry.published))
    xml.inside(made, "updated", clock.iso(entry.updated))
    xml.inside(made, "category", term=entry.category_url, label=entry.category)
    xml.inside(made, "summary", entry.summary)
    xml.inside(made, "content", entry.content, type="html")
    if entry.amount is not None:
        xml.inside(made, "g:price", f"{entry.amount} KZT")
