"""Cuts out of a notebook's JSON what is dropped anyway, before it is parsed: outputs may be the larger part of it by far.

Nothing is built: strings are jumped over, and brackets counted, so that memory does not grow with what is cut, whoever wrote it.
"""

from __future__ import annotations

import hashlib
import re

#: Keys whose values are not kept of a submission, wherever they stand.
DROPPED = frozenset({b'"outputs"', b'"attachments"', b'"widgets"'})
MAX_STEPS = 5_000_000  #: strings and brackets in one file; a step takes about half a microsecond
_STEP = re.compile(rb'["\[\]{}]')
_VALUE = re.compile(rb"\s*:\s*[\[{]")


def cut(data: bytes) -> bytes | None:
    """The same notebook with empty values for the keys `DROPPED`; each line keeps its number.

    Where the JSON breaks off inside such a value, so does what is given back. None where it has more than `MAX_STEPS` strings
    and brackets. That it is JSON at all is for the parser to say.
    """
    kept: list[bytes] = []
    done = 0  # up to here it is in `kept`, or cut
    depth = 0  # within a value that is cut
    position = begin = 0
    for _ in range(MAX_STEPS):
        found = _STEP.search(data, position)
        if found is None:
            break
        position = found.end()
        mark = found[0]
        if mark == b'"':
            position = _end_of_string(data, position)
            if not depth and data[found.start() : position] in DROPPED and (value := _VALUE.match(data, position)):
                begin = value.end() - 1
                kept.append(data[done:begin])
                position, depth, done = value.end(), 1, begin
        elif depth:
            depth += 1 if mark in b"[{" else -1
            if not depth:
                kept.append((b"{" if data[begin : begin + 1] == b"{" else b"[") + b"\n" * data.count(b"\n", begin, position) + mark)
                done = position
    else:
        return None
    if not depth:
        kept.append(data[done:])
    return b"".join(kept)


def attached(data: bytes) -> bytes:
    """A digest of the strings in all attachments of a notebook, which are pictures in its Markdown cells; however its JSON is laid out."""
    digest = hashlib.sha256()
    position = depth = 0
    for _ in range(MAX_STEPS):
        found = _STEP.search(data, position)
        if found is None:
            break
        position = found.end()
        if found[0] == b'"':
            position = _end_of_string(data, position)
            string = data[found.start() : position]
            if depth:
                digest.update(string)
            elif string == b'"attachments"' and (value := _VALUE.match(data, position)):
                position, depth = value.end(), 1
        elif depth:
            depth += 1 if found[0] in b"[{" else -1
    return digest.digest()


def _end_of_string(data: bytes, position: int) -> int:
    """The place after the quote that ends a string which began before `position`; the end of the data where none does."""
    while (quote := data.find(b'"', position)) >= 0:
        before = quote
        while before > position and data[before - 1] == 0x5C:
            before -= 1
        if (quote - before) % 2 == 0:
            return quote + 1
        position = quote + 1
    return len(data)
