"""The sentences that a person reads, by the code of a reason, in the reader's language.

The English sentences here are the source; a language is a catalog `locales/<language>/LC_MESSAGES/autograder.po` beside this file.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from autograder.reasons import Reason


def N_(text: str) -> str:
    """Marks a sentence for the catalogs; it is translated where it is shown."""
    return text


#: The English sentence of each code; a pair is singular and plural, chosen by the field `n`.
MESSAGES: dict[str, str | tuple[str, str]] = {}


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation("autograder", Path(__file__).parent / "locales", [language], fallback=True)


def sentence(reason: Reason, language: str = "en") -> str:
    """The words of a reason. A code that this version does not know is shown as it is, with its fields."""
    known = MESSAGES.get(reason.code)
    fields = {name: sentence(value, language) if isinstance(value, Reason) else value for name, value in reason.fields.items()}
    if known is None:
        return f"{reason.code} {_listed(fields)}".strip()
    catalog = _catalog(language)
    text = catalog.gettext(known) if isinstance(known, str) else catalog.ngettext(*known, int(fields["n"]))
    return text.format(**fields)


def _listed(fields: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in fields.items())
