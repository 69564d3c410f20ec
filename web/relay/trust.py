"""What the operator's own mail server found out about a sender (SPF, DKIM, DMARC); what others say of it is not read."""

import re
from typing import NamedTuple

from web.relay.reading import Mail

PASS, FAIL, NONE, LATER = "pass", "fail", "none", "later"
_RESULT = re.compile(r"\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.I)
_PLACE = re.compile(r"(?:smtp\.mailfrom|header\.d|header\.i|envelope-from)\s*=\s*\"?([^\s;\"]{1,300})", re.I)
_COMMENT = re.compile(r"\([^()]{0,2000}\)")


class Found(NamedTuple):
    """One result with the domain that it speaks of."""

    result: str
    domain: str


def verdict(mail: Mail, envelope: str, trusts: str) -> str:
    """Whether the mail comes from the domain in its From: `pass`, `fail`, `later` (the server could not look just now), or
    `none` where neither the server nor the domain says anything. `trusts` are the names, parted by commas, under which
    the server writes; for each method its topmost header counts, since what came with the mail stands below."""
    names = {name.strip().lower() for name in trusts.split(",") if name.strip()}
    found = _results(mail, names)
    domain = _domain(mail.sender)
    dmarc = {one.result for one in found.get("dmarc", [])}
    if "pass" in dmarc or any(one.result == "pass" and aligned(one.domain, domain)
                              for method in ("dkim", "spf") for one in found.get(method, [])):
        return PASS if "fail" not in dmarc else FAIL
    every = {one.result for results in found.values() for one in results}
    if every & {"fail", "softfail", "hardfail"}:
        return FAIL
    if "temperror" in every:
        return LATER
    return NONE if aligned(_domain(envelope), domain) else FAIL


def aligned(one: str, other: str) -> bool:
    """Whether two domains are the same or one lies in the other."""
    short, long = sorted((one.lower().rstrip("."), other.lower().rstrip(".")), key=len)
    return "." in short and (short == long or long.endswith("." + short))


def _results(mail: Mail, names: set[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for value in mail.every("authentication-results")[:20]:
        named, *parts = _uncommented(value[:8_000]).split(";")
        if named.strip().lower().partition(" ")[0] not in names:
            continue
        here: dict[str, list[Found]] = {}
        for part in parts:
            if match := _RESULT.match(part):
                here.setdefault(match[1].lower(), []).append(Found(match[2].lower(), _place(part)))
        found = {**here, **found}
    return found if "spf" in found else {**found, **_received_spf(mail, names)}


def _received_spf(mail: Mail, names: set[str]) -> dict[str, list[Found]]:
    """The same out of the topmost header Received-SPF (RFC 7208), if our server wrote it."""
    value = mail.one("received-spf")[:8_000]
    receiver = re.search(r"receiver\s*=\s*\"?([^\s;\"]{1,300})", value, re.I)
    if not receiver or receiver[1].lower().rstrip(".") not in names:
        return {}
    return {"spf": [Found(value.lower().partition(" ")[0], _place(_uncommented(value)))]}


def _uncommented(value: str) -> str:
    for _depth in range(3):
        value = _COMMENT.sub(" ", value)
    return value


def _place(part: str) -> str:
    """The domain that a result speaks of: that of the last place named."""
    places = _PLACE.findall(part)
    return _domain(places[-1]) if places else ""


def _domain(place: str) -> str:
    return place.strip("<> ").lower().rpartition("@")[2]
