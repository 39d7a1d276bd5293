"""Fixtures: a released course, and results that are stated instead of graded."""

from stated_course import course, grade, gradebook, graded, hand_in, released  # noqa: F401
