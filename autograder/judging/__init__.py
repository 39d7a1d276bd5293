"""Judging what was observed of a student's code, in a process that never runs a line of the student's.

A declared test states its rule and its mistakes (`judge`); free code says `expect(observed, right, mistakes=...)`. A runner calls `run`
on the source of a judge half.
"""

from autograder.judging.choices import expect_choice
from autograder.judging.declared import Tolerance, among, judge, mistake, raises
from autograder.judging.expectations import Mistake, Wrong, either, expect, raised, renamed
from autograder.judging.findings import Finding, Verdict
from autograder.judging.predictions import expect_rmse, rmse
from autograder.judging.verdict import run

__all__ = [
    "Finding",
    "Mistake",
    "Tolerance",
    "Verdict",
    "Wrong",
    "among",
    "either",
    "expect",
    "expect_choice",
    "expect_rmse",
    "judge",
    "mistake",
    "raised",
    "raises",
    "renamed",
    "rmse",
    "run",
]
