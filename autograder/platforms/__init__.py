"""Learning platforms: class lists and downloads in, marks out. One module each, found by its name.

A module `autograder/platforms/NAME.py` that sets `PLATFORM` to an instance of `common.contract.Platform` is a platform: its
class lists and downloads are recognized, and `autograder export --to NAME` writes its marks. Nothing else has to be changed.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.platforms.common.contract import Platform


def names() -> list[str]:
    """The platforms that there are, by name, without importing them."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)


def find(name: str) -> Platform:
    """The platform of this name, one of `names()`."""
    platform: Platform = importlib.import_module(f"{__name__}.{name}").PLATFORM
    return platform


def every() -> list[Platform]:
    """All of them, by name."""
    return [find(name) for name in names()]
