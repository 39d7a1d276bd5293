"""The comparison of methods in the chapter on classification, repeated with a longer training: what its last table says.

`python tests/site/test_training_length.py` prints the comparison, as the chapter's own cells do.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from claims import cells

BOOK = Path(__file__).resolve().parents[2] / "book"
STEPS = 384
CELLS = ("import os\n", "STEPS, SEEDS = 96", "settings_of = ", "stopped = ", "grid = ", "def report(")
NOTHING = 0.483
# difference in test cross-entropy, its standard error, and on how many of ten splits it is a gain
SAID = {
    "L1L2": (-0.138, 0.029, 10),
    "AdamW": (-0.099, 0.032, 8),
    "dropout": (+0.002, 0.017, 5),
    "MaxNorm": (-0.109, 0.027, 10),
    "early stopping": (-0.089, 0.024, 9),
}
ROW = re.compile(r"^(?P<name>[\w ]+?) +cross-entropy (?P<mean>\S+) ± (?P<se>\S+) \( *(?P<wins>\d+) of 10\)", flags=re.M)


def comparison() -> str:
    """What the cells of the comparison print if each network is trained four times as long."""
    import keras

    code = [cell.code for cell in cells((BOOK / "classification.md").read_text(encoding="utf-8"))]
    code = [text for text in code if any(start in text for start in CELLS) and "assert" not in text]
    assert len(code) == len(CELLS)
    keras.utils.set_random_seed(0)  # for dropout; all else has seeds of its own
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec("\n".join(code).replace("STEPS, SEEDS = 96", f"STEPS, SEEDS = {STEPS}"), {"__name__": "__main__"})
    return out.getvalue()


@pytest.mark.slow
def test_with_four_times_the_steps_the_methods_are_in_another_order():
    printed = comparison()
    nothing = re.search(r"^nothing: cross-entropy ([\d.]+)", printed, flags=re.M)
    found = {row["name"]: (float(row["mean"]), float(row["se"]), int(row["wins"])) for row in ROW.finditer(printed)}
    assert nothing
    assert float(nothing[1]) == pytest.approx(NOTHING, abs=0.01)
    assert list(found) == list(SAID)
    for name, (mean, se, wins) in SAID.items():
        assert found[name] == (pytest.approx(mean, abs=0.015), pytest.approx(se, abs=0.01), pytest.approx(wins, abs=1)), name
    assert max(found, key=lambda name: found[name][0]) == "dropout"
    assert min(found, key=lambda name: found[name][0]) == "L1L2"
    assert re.search(r"^AdamW against L1L2: .* smaller on [012] of 10 splits$", printed, flags=re.M)


if __name__ == "__main__":
    print(comparison())
