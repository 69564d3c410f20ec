"""Writes JSON Feed 1.1."""

import json

from web.core import clock
from web.feeds.entry import Entry
from web.feeds.feed import Feed

KIND = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    """The document."""
    whole = {"version": VERSION, "title": feed.title, "description": feed.says, "home_page_url": feed.home, "feed_url": feed.itself,
             "language": feed.language, "authors": [{"name": feed.author}], "items": [_item(entry) for entry in feed.entries]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _item(entry: Entry) -> dict:
    """An item; what no other field has room for stands in `_soq`."""
    found = {
        "id": entry.id, "url": entry.url, "title": entry.headline, "content_html": entry.content, "summary": entry.summary,
        "image": entry.image, "date_published": clock.iso(entry.published), "date_modified": clock.iso(entry.updated),
        "language": entry.language, "tags": [entry.category],
        "_soq": {"about": "/machines", "price": entry.amount, "currency": "KZT", "mode": entry.mode, "place": entry.place},
    }
    return {name: value for name, value in found.items() if value}
