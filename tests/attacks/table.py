"""Prints the table of the instructor's guide: each attack, what plain nbgrader did with it, what happens here.

Run as `python tests/attacks/table.py`. The middle column is recorded data (baseline.json); the last is what the tests hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attack_bank
from attack_bank import Attack

RECORD = Path(__file__).with_name("baseline.json")
POINTS = {"twice": 2.0, "total": 3.0, "q-sign": 1.0, "span": 2.0}


def main() -> None:
    """Prints Markdown."""
    print("\n".join(lines()))


def lines() -> Iterator[str]:
    """Markdown: a table for each row of attacks, below its name."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    known = attack_bank.load()
    yield f"{len(known)} submissions, each tried with nbgrader {record['nbgrader']} ({record['date']}) unless that would harm the machine."
    for row in dict.fromkeys(attack.row for attack in known):
        yield from ("", f"**{row.capitalize()}**", "", "| attack | plain nbgrader | here |", "| --- | --- | --- |")
        for attack in known:
            if attack.row == row:
                yield f"| {_cell(attack.what)} | {_cell(there(attack, record['attacks'].get(attack.id, {})))} | {_cell(here(attack))} |"


def there(attack: Attack, found: dict[str, Any]) -> str:
    """What nbgrader did, in words."""
    if not found:
        return "not tried"
    if "not run" in found:
        return f"not tried: {found['not run']}"
    scores = found["scores"]
    expected = {task: points if attack.expect.get(task, "passed") == "passed" else 0 for task, points in POINTS.items()}
    if attack.refused:
        expected = {}
    said = []
    dishonest = {*attack.answers, attack.wrong} if attack.expect else set()
    gained = sum(max(score - expected.get(task, 0), 0) for task, score in scores.items() if task in dishonest)
    lost = sum(max(points - scores.get(task, 0), 0) for task, points in expected.items())
    if gained:
        said.append(f"gives {gained:g} points too many")
    if lost:
        said.append(f"takes {lost:g} honest points")
    if found.get("read"):
        said.append("hidden text read")
    if found.get("markup"):
        said.append("keeps the script, style or picture for the browser")
    if found["honest"] < sum(POINTS.values()):
        said.append(f"an honest submission after it gets {found['honest']:g} of {sum(POINTS.values()):g}")
    if found["exit"] is None:
        said.append("hangs")
    return ", ".join(said) or "as it should"


def here(attack: Attack) -> str:
    """What the tests hold, in words."""
    if attack.refused:
        return "refused with the reason; the run goes on"
    if attack.ignored:
        return "passed over"
    if attack.not_in_gradebook:
        return "named as not gradable; the run goes on"
    words = dict.fromkeys(word for task in attack.expect.values() for word in task.split("|") if word != "passed")
    return " or ".join(words) + "; all else keeps its points" if words else "all points that are earned"


def _cell(text: str) -> str:
    return re.sub(r"([|\\`*_<$\[{])", r"\\\1", text.replace("\n", " "))  # plain text, whatever it holds


if __name__ == "__main__":
    main()
