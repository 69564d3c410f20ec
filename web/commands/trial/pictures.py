"""Photos of a trial site: each distinct drawing is processed once, every photo of it is a link to those files."""

import base64
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from web.commands.demo import photos
from web.commands.demo.shapes import DemoListing
from web.media import picture
from web.media.files import files_of
from web.media.names import LENGTH
from web.media.outcome import Picture

WIDTH = 800  # pixels; twice the column of a phone
MOST = 300  # distinct drawings; beyond that their motifs repeat them
LOOKS = 6  # of a thing whose colour nobody told
THREADS = 8  # most of them wait for the disk


class Drawing(NamedTuple):
    """What one drawing shows: a thing, how it looks (a colour or a number), and from how near."""

    motif: str
    look: str
    index: int


class Pictures:
    """The photos of one filling; `folder` is the site's folder of photos."""

    def __init__(self, folder: Path, seed: int):
        self._folder, self._seed = folder, seed
        self._made: dict[Drawing, Picture] = {}
        self._known: set[Drawing] = set()
        self._looks: dict[str, list[str]] = {}
        self._threads = ThreadPoolExecutor(THREADS)

    def of(self, batch: list[tuple[int, DemoListing]]) -> list[list[Picture]]:
        """The photos of each numbered listing, with files of their own."""
        drawings = [self._drawings(number, listing) for number, listing in batch]
        self._make(dict.fromkeys(drawing for group in drawings for drawing in group if drawing not in self._made))
        return [[self._link(drawing, self._name(number, place)) for place, drawing in enumerate(group)]
                for (number, _listing), group in zip(batch, drawings, strict=True)]

    def close(self) -> None:
        self._threads.shutdown()

    def _drawings(self, number: int, listing: DemoListing) -> list[Drawing]:
        """What the photos show; fewer than asked for once enough drawings are there."""
        found: list[Drawing] = []
        for motif in listing.motifs:
            look = self._look(motif, str(listing.attributes.get("color") or number % LOOKS), number)
            drawing = Drawing(motif, look, sum(1 for other in found if other.motif == motif))
            if drawing in self._known or drawing.index == 0 or not self._enough:
                self._known.add(drawing)
                found.append(drawing)
        return found

    def _look(self, motif: str, wanted: str, number: int) -> str:
        """The look wanted, or one that the thing has been drawn with already."""
        looks = self._looks.setdefault(motif, [])
        if wanted not in looks:
            if self._enough and looks:
                return looks[number % len(looks)]
            looks.append(wanted)
        return wanted

    @property
    def _enough(self) -> bool:
        return len(self._known) >= MOST

    def _make(self, drawings: Iterable[Drawing]) -> None:
        for drawing, made in self._threads.map(self._draw, drawings):
            self._made[drawing] = made

    def _draw(self, drawing: Drawing) -> tuple[Drawing, Picture]:
        colour = "" if drawing.look.isdigit() else drawing.look
        source = photos.photo(drawing.motif, drawing.look, drawing.index, colour, WIDTH)
        return drawing, picture.process(source, self._folder, self._name(*drawing))

    def _name(self, *key: object) -> str:
        """A photo's name that follows from the seed; unlike those of members' photos it can be guessed."""
        digest = hashlib.blake2b("/".join(map(str, (self._seed, *key))).encode(), digest_size=20).digest()
        return base64.b32encode(digest).decode().lower()[:LENGTH]

    def _link(self, drawing: Drawing, name: str) -> Picture:
        """The same photo under another name: as a further name of the same files where the disk knows such."""
        made = self._made[drawing]
        link(self._folder, made.name, self._folder, name)
        return replace(made, name=name)

    def tidy(self) -> None:
        """Removes the names under which the drawings were made; the listings have their own."""
        for made in self._made.values():
            for path in files_of(self._folder, made.name):
                path.unlink(missing_ok=True)


def link(folder: Path, name: str, other: Path, new: str) -> None:
    """Gives the files of a photo a further name, maybe in another folder; copies them where the disk knows no such."""
    for source, target in zip(files_of(folder, name), files_of(other, new), strict=True):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in (errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.EEXIST):
                raise
            shutil.copyfile(source, target)
