"""Judging what was observed of a student's code, in a process that never runs a line of the student's.

A judge half says `expect(observed, right, mistakes=...)`; a runner calls `run` on its source.
"""

from autograder.judging.choices import expect_choice
from autograder.judging.expectations import Mistake, Wrong, either, expect, raised, renamed
from autograder.judging.findings import Verdict
from autograder.judging.predictions import expect_rmse, rmse
from autograder.judging.verdict import run

__all__ = ["Mistake", "Verdict", "Wrong", "either", "expect", "expect_choice", "expect_rmse", "raised", "renamed", "rmse", "run"]
