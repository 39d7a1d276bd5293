"""Errors that a person can meet: each says where it is, what is wrong and what to do."""

from __future__ import annotations


class CourseError(Exception):
    """Something that the reader of the message can put right; the command line prints it and exits."""


class SubmissionError(CourseError):
    """A submission that cannot be graded; the message is a short reason for student and instructor."""
