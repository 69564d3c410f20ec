"""The meeting of a deal as a calendar file (RFC 5545): whole lines of at most 75 bytes, commas and semicolons escaped."""

from datetime import UTC, datetime

HOUR = 3_600
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(number: int, revision: int, host: str, at: int, place: str, title: str, link: str, now: int) -> str:
    """One event of an hour. `at` and `now` are seconds UTC; `revision` grows with each change, so that a calendar takes the newest."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SOQ//deals//EN", "BEGIN:VEVENT", f"UID:deal-{number}@{host}",
             f"SEQUENCE:{revision}", f"DTSTAMP:{_stamp(now)}", f"DTSTART:{_stamp(at)}", f"DTEND:{_stamp(at + HOUR)}",
             f"SUMMARY:{_text(title)}", f"LOCATION:{_text(place)}", f"URL:{link}", "END:VEVENT", "END:VCALENDAR"]
    return "".join(_folded(line) for line in lines)


def _stamp(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(said: str) -> str:
    return said.translate(ESCAPED)


def _folded(line: str) -> str:
    """Cut where a line would pass 75 bytes, never within a letter."""
    parts, room = [""], 75
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(" ")
            room = 74
        parts[-1] += sign
        room -= size
    return "\r\n".join(parts) + "\r\n"
