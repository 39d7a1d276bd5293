"""Which submissions resemble each other more than the rest of the class does: a hint where to look, never a verdict.

The measure is winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD 2003) over the tokens of the answers. Comments, layout and texts in triple quotes are dropped; every name, number
and string becomes the same token, so that renaming hides nothing. Of each run of GRAM tokens a hash is taken, and of each
WINDOW hashes in a row the smallest is kept: the fingerprints. Those of the released notebook are dropped, and so are
those that many submissions have, since short right answers look alike.
"""

from __future__ import annotations

import keyword
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GRAM = 12  #: tokens; as `fingerprints` builds its hashes
WINDOW = 6
FEWEST = 8  #: fingerprints that two submissions must share
ALIKE = 0.6  #: share of the rare fingerprints from which a pair is listed
MOST = 10  #: a fingerprint that more different submissions have says nothing

_TOKEN = re.compile(
    r"""
    \.?\d(?:[eE][+-]|[\w.])*
    |\w+
    |\#[^\n]*
    |\"\"\"[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:\"\"\"|\\?\Z)
    |\'\'\'[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*(?:\'\'\'|\\?\Z)
    |"[^"\\\n]*(?:\\.[^"\\\n]*)*"?
    |'[^'\\\n]*(?:\\.[^'\\\n]*)*'?
    |[^\w\s]
    """,
    re.VERBOSE | re.DOTALL,
)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_NOTHING, _NAME, _NUMBER, _TEXT, _END = range(5)
_SIGNS = 1000  #: from here on the characters that are no letters


class _Numbers(dict[str, int]):
    """What each token counts as; filled as tokens are met."""

    def __missing__(self, token: str) -> int:
        first = token[0]
        if first == "#" or token.startswith(('"""', "'''")):
            return _NOTHING
        if len(token) > 1 and first in "\"'":
            return _TEXT
        if first.isdigit() or (first == "." and len(token) > 1):
            found = _NUMBER
        else:
            found = _NAME if first.isalnum() or first == "_" else _SIGNS + ord(first)
        if len(self) < 100_000:  # the words are the students', and may be many
            self[token] = found
        return found


_NUMBERS = _Numbers({word: 100 + place for place, word in enumerate(sorted(keyword.kwlist))})


@dataclass(frozen=True)
class Alike:
    """A group of submissions: two that share much, or any number that are the same after normalization."""

    students: tuple[str, ...]
    share: float  #: of the rare fingerprints of the smaller submission
    shared: int  #: rare fingerprints in common
    same_text: bool  #: names, numbers and comments are the same, too


def tokens(source: str) -> list[int]:
    """Source as numbers, one a token; tolerates what is no Python. Names, numbers and strings lose their identity."""
    return [number for token in _TOKEN.findall(source) if (number := _NUMBERS[token])]


def fingerprints(sources: Iterable[str]) -> frozenset[int]:
    """Winnowed hashes of some pieces of code, taken together."""
    found = np.array([number for source in sources for number in (*tokens(source), _END)], dtype=np.uint64)
    if len(found) < GRAM:
        return frozenset()
    with np.errstate(over="ignore"):
        two = _joined(found, found, 1)
        four = _joined(two, two, 2)
        hashes = _joined(_joined(four, four, 4), four, 8)  # of 12 tokens in a row: GRAM
    smallest = hashes[: max(1, len(hashes) - WINDOW + 1)]
    for place in range(1, min(WINDOW, len(hashes))):
        smallest = np.minimum(smallest, hashes[place : place + len(smallest)])
    return frozenset(smallest.tolist())


def _joined(first: NDArray[np.uint64], second: NDArray[np.uint64], distance: int) -> NDArray[np.uint64]:
    """A hash of each value of `first` with the one of `second` that stands `distance` further on."""
    mixed = first[: len(second) - distance] * _MULTIPLIER
    mixed ^= mixed >> np.uint64(29)
    joined: NDArray[np.uint64] = (mixed + second[distance:]) * _MULTIPLIER
    return joined


def similar(answers: Mapping[str, Sequence[str]], released: Iterable[str]) -> list[Alike]:
    """Groups of students whose answers (a list of sources each) are alike, the most alike first.

    Pairs are found through the fingerprints they share, so that the work grows with the class, not with its square.
    """
    known = fingerprints(released)
    by_set: dict[frozenset[int], list[str]] = defaultdict(list)
    for student, sources in sorted(answers.items()):
        found = fingerprints(sources) - known
        if len(found) >= FEWEST:
            by_set[found].append(student)
    sets = list(by_set)
    limit = max(2, min(MOST, len(sets) // 10))
    owners: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(sets):
        for mark in found:
            owners[mark].append(number)
    rare = Counter[int]()
    shared = Counter[tuple[int, int]]()
    for having in owners.values():
        if len(having) <= limit:
            rare.update(having)
            shared.update((one, other) for place, one in enumerate(having) for other in having[place + 1 :])
    groups = [
        Alike(tuple(students), 1.0, rare[number], len({_text(answers[student]) for student in students}) == 1)
        for number, students in enumerate(by_set.values())
        if len(students) > 1 and rare[number] >= FEWEST
    ]
    for (one, other), count in shared.items():
        share = count / min(rare[one], rare[other])
        if count >= FEWEST and share >= ALIKE:
            groups.append(Alike((by_set[sets[one]][0], by_set[sets[other]][0]), share, count, False))
    return sorted(groups, key=lambda group: (-group.share, not group.same_text, -group.shared, group.students))


def _text(sources: Sequence[str]) -> str:
    return "\n".join(line.strip() for source in sources for line in source.split("\n") if line.strip())
