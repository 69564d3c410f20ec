"""Warnings about a draft that is made all the same: what was cut, what is missing, what the text gives away."""

import re

from web.commands.feeds.photos import Found

_PHONE = re.compile(r"(?<![\d+])(?:\+?7|8)[\s(–-]{0,3}\d{3}[\s)–-]{0,3}\d{3}[\s–-]?\d{2}[\s–-]?\d{2}(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")


def on_words(title: str, text: str, title_whole: bool, text_whole: bool) -> list[str]:
    """Warnings about title and text; phones and addresses stay where they are."""
    both = f"{title}\n{text}"
    found = {
        "the title is cut": not title_whole,
        "the text is cut": not text_whole,
        "there is no description": not text,
        "the text holds a phone number": _PHONE.search(both),
        "the text holds an e-mail address": "@" in both and _MAIL.search(both),
    }
    return [warning for warning, true in found.items() if true]


def on_photos(photos: Found, most: int) -> list[str]:
    """Warnings about photos; `most` is how many a listing takes."""
    found = {
        f"photos not found: {photos.missing}": photos.missing,
        f"photo names refused: {', '.join(photos.refused[:3])}": photos.refused,
        f"only the first photos are taken: {most} of {len(photos.files)}": len(photos.files) > most,
    }
    return [warning for warning, true in found.items() if true]
