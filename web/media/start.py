"""Starts the photo process with web.media as a bare package, because its FEATURE would load the whole site."""

import runpy
import sys
from pathlib import Path
from types import ModuleType

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    package = ModuleType("web.media")
    package.__path__ = [str(here)]
    sys.path.insert(0, str(here.parents[1]))
    sys.modules["web.media"] = package
    runpy.run_module("web.media.child", run_name="__main__")
