"""What the site runs on may be used by anyone: no package of requirements.txt is under the GPL or the AGPL."""

import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.packages import requirement_lines

# Packages that state no licence in their metadata; what their repositories say, read by a person.
STATED = {"pysqlite3": "Zlib"}
# Every environment made by `venv` has it.
GIVEN = {"pip"}
FILE = "requirements.txt"
COPYLEFT = re.compile(r"\bA?GPL|\b(?<!Lesser )(Affero )?General Public License", re.I)


def problems(root: Path, path: list[str] | None = None) -> list[str]:
    """Return the pinned packages whose licence forbids or is not known, and what they need that is not pinned."""
    pinned = {canonicalize_name(Requirement(line).name): place for place, line in requirement_lines(root, FILE)}
    found = []
    for name, line in pinned.items():
        installed = next(iter(distributions(name=name, path=path or sys.path)), None)
        faults = of_package(installed, pinned) if installed else ["is not installed"]
        found += [f"{FILE}:{line}: {name} {fault}" for fault in faults]
    return found


def of_package(installed: Distribution, pinned: dict[str, int]) -> list[str]:
    """Return what is wrong with one installed package."""
    stated = licence(installed)
    found = [] if stated else ["states no licence; read it and add it to tests/house/licences.py"]
    if is_copyleft(stated):
        found.append(f"is under {stated}")
    for needed in map(Requirement, installed.requires or []):
        wanted = not needed.marker or needed.marker.evaluate({"extra": ""})
        if wanted and canonicalize_name(needed.name) not in pinned.keys() | GIVEN:
            found.append(f"needs {needed.name}, which is not pinned")
    return found


def licence(installed: Distribution) -> str:
    """Return the licence as the metadata state it, in the best of the three places that they have for it."""
    meta = installed.metadata
    marks = [line.split(" :: ")[-1] for line in meta.get_all("Classifier") or [] if line.startswith("License ::")]
    old = (meta.get("License") or "").strip().split("\n")[0]
    return (
        meta.get("License-Expression") or " OR ".join(marks) or old or STATED.get(canonicalize_name(meta["Name"]), "")
    )


def is_copyleft(stated: str) -> bool:
    """Tell whether every licence one may choose from is a strong copyleft."""
    return all(COPYLEFT.search(choice) for choice in re.split(r"\s+OR\s+", stated))
