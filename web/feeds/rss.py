"""Writes RSS 2.0, with Atom's link to itself, Dublin Core's language, the price as shops give it, and a thumbnail."""

from email.utils import formatdate
from xml.etree.ElementTree import Element

from web.core import clock
from web.feeds import xml
from web.feeds.entry import Entry
from web.feeds.feed import Feed

KIND = "application/rss+xml"
MINUTES = "30"  # after which it is worth asking again
SPACES = {"xmlns:atom": xml.ATOM, "xmlns:dc": xml.DUBLIN_CORE, "xmlns:g": xml.MERCHANT, "xmlns:media": xml.MEDIA}


def write(feed: Feed) -> bytes:
    """The document."""
    root = Element("rss", {"version": "2.0", **SPACES})
    channel = xml.inside(root, "channel")
    for name, text in (("title", feed.title), ("link", feed.home), ("description", feed.says), ("language", feed.language),
                       ("lastBuildDate", formatdate(feed.updated, usegmt=True)), ("ttl", MINUTES)):
        xml.inside(channel, name, text)
    xml.inside(channel, "atom:link", rel="self", href=feed.itself, type=KIND)
    for entry in feed.entries:
        _item(channel, entry)
    return xml.written(root)


def _item(channel: Element, entry: Entry) -> None:
    item = xml.inside(channel, "item")
    xml.inside(item, "title", entry.headline)
    xml.inside(item, "link", entry.url)
    xml.inside(item, "guid", entry.id, isPermaLink="true")
    xml.inside(item, "pubDate", formatdate(entry.published, usegmt=True))
    xml.inside(item, "atom:updated", clock.iso(entry.updated))
    xml.inside(item, "description", entry.content)
    xml.inside(item, "category", entry.category, domain=entry.category_url)
    xml.inside(item, "dc:language", entry.language)
    if entry.amount is not None:
        xml.inside(item, "g:price", f"{entry.amount} KZT")
    if entry.thumbnail:
        xml.inside(item, "media:thumbnail", url=entry.thumbnail, width="320")
        xml.inside(item, "media:content", url=entry.image, medium="image", type="image/jpeg")
