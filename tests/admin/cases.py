"""What the tests of the administration need: a filled form as a browser would send it back."""

import re
from html import unescape

INPUT = re.compile(r'<input\b[^>]*>|<textarea\b[^>]*>.*?</textarea>', re.S)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def fields(html: str, action: str) -> dict:
    """The fields of the form with that action, with what is in them."""
    form = html.split(f'action="{action}"')[1].split("</form>")[0]
    found: dict = {}
    for tag in INPUT.findall(form):
        given = dict(ATTRIBUTE.findall(tag.split(">")[0]))
        if given.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        text = (
            tag.split(">", 1)[1].removesuffix("</textarea>") if tag.startswith("<textarea") else given.get("value", "")
        )
        value = unescape(text).lstrip("\r\n")
        name = given.get("name", "")
        found[name] = (
            [*([found[name]] if isinstance(found[name], str) else found[name]), value] if name in found else value
        )
    return found
