"""Tables as CSV that a spreadsheet shows and does not run."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")  # the last four: full-width forms, which work as well


def safe(value: object) -> str:
    """A value as one line of text. What a spreadsheet would take for a formula gets an apostrophe in front.

    So does what stands behind a semicolon, which many countries' spreadsheets take for the end of a cell, quotation marks aside.
    See https://owasp.org/www-community/attacks/CSV_Injection. Numbers stay as they are, negative ones too.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{round(value, 4):g}" if abs(value) < 1e5 else str(round(value, 4))
    # tabs, newlines and what else steers a terminal or a parser become spaces
    text = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in str(value))
    text = re.sub(rf";([\s\"]*)(?=[{re.escape(''.join(_FORMULA))}])", r";\1'", " ".join(text.split()))
    return "'" + text if text.startswith(_FORMULA) else text


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated, lines ended by CR LF, as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe(name) for name in header])
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue()
