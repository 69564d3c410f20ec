"""What of a profile others see: what was opened to more people just now, and the texts to read before that."""

from typing import Any

from web.accounts.rules import FIELDS, SEEN_BY

WIDER = {who: place for place, who in enumerate(SEEN_BY)}  # «nobody» is the narrowest, «everyone» the widest
TEXTS = {"first_name": "name_seen_by", "last_name": "name_seen_by", "about": "about_seen_by"}


def opened(old: Any, new: dict) -> bool:
    """Whether a field with something in it is shown to more people than before."""
    return any(_wider(old, new, field + "_seen_by") for field in FIELDS)


def _wider(old: Any, new: dict, who: str) -> bool:
    return WIDER[new[who]] > WIDER[old[who]]


def public_texts(old: Any, new: dict) -> dict[str, str]:
    """The texts by their fields that more people will see than before, or with other words."""
    found = {name: new[name] for name, who in TEXTS.items()
             if new[who] != "nobody" and (new[name] != old[name] or _wider(old, new, who))}
    if new["display_name"] != old["display_name"]:
        found["display_name"] = new["display_name"]
    return {name: text for name, text in found.items() if text}
