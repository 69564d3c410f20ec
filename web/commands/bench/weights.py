"""What a phone loads at its first view of a page: bytes, hosts and cookies."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from web.commands.bench.figures import Figure
from web.commands.bench.servers import Answer, Server
from web.commands.bench.stage import Stage
from web.commands.saying import Stopped

WIDTH, DENSITY = 360, 2  # of the phone, in its own pixels and in those of the screen for each
HTML, SCRIPTS = 14_600, 20_000  # bytes, compressed
WHOLE = {"results": 100_000, "listing": 120_000}
PICTURES = {"home": 20, "results": 20, "listing": 1}  # that a phone loads before anybody scrolls


class Page(HTMLParser):
    """The addresses of what a page loads; `pictures` with the one size each that the phone chooses."""

    def __init__(self, text: str):
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.icons: list[str] = []
        self.pictures: list[str] = []
        self._source: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            (self.styles if given["rel"] == "stylesheet" else self.icons).append(given["href"])
        elif tag == "script" and "src" in given:
            self.scripts.append(given["src"])
        elif tag == "use":
            self.icons.append(given["href"].partition("#")[0])
        elif tag == "source":
            self._source = self._source or chosen(given["srcset"], given.get("sizes", "100vw"))
        elif tag == "img":
            self.pictures.append(self._source or given["src"])
            self._source = None

    @property
    def everything(self) -> list[str]:
        """Every address once."""
        return list(dict.fromkeys([*self.styles, *self.scripts, *self.icons, *self.pictures]))


def chosen(srcset: str, sizes: str) -> str:
    """The picture of a `srcset` that the phone loads: the smallest that is wide enough, else the widest."""
    entries = [entry.split() for entry in srcset.split(",")]
    if len(entries) == 1:
        return entries[0][0]
    needed = DENSITY * length(sizes.split(",")[-1])
    widths = sorted((int(width[0].removesuffix("w")), address) for address, *width in entries)
    return next((address for width, address in widths if width >= needed), widths[-1][1])


def length(size: str) -> float:
    """A length in pixels of the phone, such as that of `50vw` or `calc(50vw - 22px)`."""
    terms = re.findall(r"([+-]?)\s*([\d.]+)(vw|px)", size)
    return sum(float(sign + number) * (WIDTH / 100 if unit == "vw" else 1) for sign, number, unit in terms)


def measure(stage: Stage) -> list[Figure]:
    """The figures of home, results and listing."""
    stage.say("Weights …")
    paths = {"home": stage.addresses.home, "results": stage.addresses.category, "listing": stage.addresses.listing}
    return [figure for name, path in paths.items() for figure in of(stage.kept, name, path)]


def of(server: Server, name: str, path: str) -> list[Figure]:
    """The figures of one page."""
    answer, page = _fetched(server, path), Page(_fetched(server, path, "identity").body.decode())
    page.pictures = page.pictures[:PICTURES[name]]
    ours = [address for address in page.everything if not urlsplit(address).netloc]
    sizes = {address: len(_fetched(server, address).body) for address in ours}
    scripts = sum(sizes.get(address, 0) for address in page.scripts)
    pictures = sum(sizes.get(address, 0) for address in dict.fromkeys(page.pictures))
    whole = len(answer.body) + sum(sizes.values())
    return [
        Figure(f"{name}: HTML with its styles", len(answer.body), "B", most=HTML),
        Figure(f"{name}: whole first view", whole, "B", most=WHOLE.get(name),
               beside=f"{len(page.pictures)} pictures {pictures:,} B, scripts {scripts:,} B"),
        Figure(f"{name}: scripts", scripts, "B", most=SCRIPTS),
        Figure(f"{name}: other hosts and cookies", len(page.everything) - len(ours) + ("set-cookie" in answer.headers), most=0),
    ]


def _fetched(server: Server, path: str, encoding: str = "br") -> Answer:
    answer = server.get(path, **{"accept-encoding": encoding})
    if answer.status != 200:
        raise Stopped(f"{path} answered with {answer.status}, so it cannot be weighed.")
    return answer
