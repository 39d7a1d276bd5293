"""The comparison of methods in the chapter on classification, repeated with a longer training: what its last table says.

`python tests/site/test_training_length.py` prints the comparison, as the chapter's own cells do.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from claims import cells

BOOK = Path(__file__).resolve().parents[2] / "book"
STEPS = 384
CELLS = ("import os\n", "STEPS, SEEDS = 96", "def l1l2(", "stopped = ", "def difference(")
NOTHING = 0.483
# difference in test cross-entropy, its standard error, and on how many of ten splits it is a gain
SAID = {
    "L1L2": (-0.138, 0.029, 10),
    "AdamW": (-0.099, 0.032, 8),
    "dropout": (+0.002, 0.017, 5),
    "MaxNorm": (-0.109, 0.027, 10),
    "early stopping": (-0.089, 0.024, 9),
}


def comparison() -> tuple[str, dict[str, Any]]:
    """What the cells of the comparison print, and the names they leave, if each network is trained four times as long."""
    import keras

    code = [cell.code for cell in cells((BOOK / "classification.md").read_text(encoding="utf-8"))]
    code = [text for text in code if any(start in text for start in CELLS) and "assert" not in text]
    assert len(code) == len(CELLS)
    keras.utils.set_random_seed(0)  # for dropout; all else has seeds of its own
    scope: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec("\n".join(code).replace("STEPS, SEEDS = 96", f"STEPS, SEEDS = {STEPS}"), scope)
    return out.getvalue(), scope


@pytest.mark.slow
def test_with_four_times_the_steps_the_methods_are_in_another_order():
    _, scope = comparison()
    gains = {name: changes[:, 0] for name, changes in scope["differences"].items()}
    found = {name: (gain.mean(), gain.std(ddof=1) / len(gain) ** 0.5, np.sum(gain < 0)) for name, gain in gains.items()}
    assert scope["plain"][:, 2].mean() == pytest.approx(NOTHING, abs=0.01)
    assert list(found) == list(SAID)
    for name, (mean, se, wins) in SAID.items():
        assert found[name] == (pytest.approx(mean, abs=0.015), pytest.approx(se, abs=0.01), pytest.approx(wins, abs=1)), name
    assert max(found, key=lambda name: found[name][0]) == "dropout"
    assert min(found, key=lambda name: found[name][0]) == "L1L2"
    assert np.sum(gains["AdamW"] < gains["L1L2"]) <= 2


if __name__ == "__main__":
    print(comparison()[0])
