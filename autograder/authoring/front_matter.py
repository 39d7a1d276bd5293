"""What stands at the head of an assignment's text."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.authoring.rations import Ration


@dataclass(frozen=True)
class FrontMatter:
    """What the `assignment:` mapping at the head of the text says; `cell_cpu`, `kit` and `imports` enter the notebook.

    `minutes` is the time a student needs, `seed` salts the SEED of every test cell, `keys` says when the right
    answers to questions are shown, `cell_cpu` is the CPU time in seconds that one cell may use, where the grader's
    default is too little for right answers. `kit` is the course's folder of verbs, beside the folder of the texts; `imports` are
    the modules that are imported once for all submissions. `attempts` is how often a student may have a result from `autograder serve`,
    `counts` which of the attempts is the submission, and `detail` how much feedback says while somebody can still hand in.
    """

    title: str | None = None
    minutes: int | None = None
    seed: int | str = 0
    keys: str = "after-due"
    cell_cpu: int | None = None
    kit: str | None = None
    imports: tuple[str, ...] = ()
    attempts: Ration | None = None
    counts: str = "last"
    detail: str = "everything"
