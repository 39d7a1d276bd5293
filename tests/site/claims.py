"""Repeats the claims of the chapters with other random numbers: `make claims`, or

    python tests/site/claims.py [--seeds 1 2 3 4 5] [--jobs 2] [chapter …]

Each chapter runs once for each seed, with the seeds in its cells shifted: np.random.default_rng, keras.utils.set_random_seed and the
splits of scikit-learn give other numbers, all else stays. A claim is an assert in a cell that readers see, or in a hidden cell with
the tag `claim`. It must hold whatever the seed. Asserts in other hidden cells state the numbers of the page as it was built; they are
not looked at. Exit code 1, and a line for each claim that failed, when one did.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
CELL = re.compile(r"^```\{code-cell\} python\n(?P<head>---\n.*?^---\n|(?:^:[\w-]+:[^\n]*\n)*)(?P<code>.*?)^```$", flags=re.M | re.S)


@dataclass(frozen=True)
class Cell:
    """Code of a chapter, the line on which it starts, and whether its asserts are claims."""

    code: str
    line: int
    claims: bool


def cells(text: str) -> Iterator[Cell]:
    for match in CELL.finditer(text):
        head = match["head"]
        line = text.count("\n", 0, match.start("code")) + 1
        yield Cell(match["code"], line, "remove-cell" not in head or re.search(r"\bclaim\b", head) is not None)


def failures(text: str, name: str) -> list[str]:
    """Runs the cells; a line for each claim that does not hold, and for an error, after which nothing more is run."""
    found: list[str] = []
    scope: dict[str, Any] = {"__name__": "__main__"}
    for cell in cells(text):
        tree = ast.parse(cell.code, name)
        ast.increment_lineno(tree, cell.line - 1)
        for statement in tree.body:
            try:
                exec(compile(ast.Module([statement], []), name, "exec"), scope)
            except AssertionError:
                if cell.claims:
                    found.append(f"{name}:{statement.lineno}: {ast.unparse(statement)}")
            except Exception as error:
                if cell.claims:
                    return [*found, f"{name}:{statement.lineno}: {type(error).__name__}: {error}"]
                break
    return found


def shift_seeds(by: int) -> None:
    """Makes every seed give other random numbers."""
    import keras
    import numpy as np
    from sklearn.model_selection import _split

    generator: Callable[..., Any] = np.random.default_rng
    global_seed, state = keras.utils.set_random_seed, _split.check_random_state
    np.random.default_rng = lambda seed=None: generator(None if seed is None else [seed, by])
    keras.utils.set_random_seed = lambda seed: global_seed(seed + 1000 * by)
    _split.check_random_state = lambda seed: state(seed + 1000 * by if isinstance(seed, int) else seed)


def run_one(chapter: str, seed: int) -> int:
    """In a process of its own: prints what failed."""
    os.chdir(BOOK)  # where its data are
    import matplotlib

    matplotlib.use("agg")
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    shift_seeds(seed)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    found = failures((BOOK / f"{chapter}.md").read_text(encoding="utf-8"), f"book/{chapter}.md")
    sys.stdout = sys.__stdout__
    print("\n".join(found))
    return bool(found)


def start(chapter: str, seed: int) -> tuple[str, int, list[str], float]:
    began = time.monotonic()
    command = [sys.executable, __file__, chapter, "--inner", "--seeds", str(seed)]
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "OMP_NUM_THREADS": "1"}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    lines = [line for line in run.stdout.splitlines() if line]
    if run.returncode and not lines:
        lines = [f"book/{chapter}.md: did not run: {run.stderr.strip().splitlines()[-1]}"]
    return chapter, seed, lines, time.monotonic() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("chapters", nargs="*", metavar="chapter")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3, 4, 5])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.inner:
        return run_one(said.chapters[0], said.seeds[0])
    chapters = said.chapters or [path.stem for path in sorted(BOOK.glob("*.md")) if "```{code-cell} python" in path.read_text("utf-8")]
    held = True
    with ThreadPoolExecutor(said.jobs) as pool:
        for chapter, seed, lines, seconds in pool.map(lambda job: start(*job), [(c, s) for c in chapters for s in said.seeds]):
            verdict = f"{len(lines)} do not hold" if lines else "all claims hold"
            print(f"{chapter:18} seed {seed}: {verdict}  ({seconds:.0f} s)", *lines, sep="\n    ", flush=True)
            held = held and not lines
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
