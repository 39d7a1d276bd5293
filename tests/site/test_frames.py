"""The tool that measures the frames of sliders says what its goal says: 60 frames a second."""

from __future__ import annotations

from audit.frames import is_smooth


def test_one_frame_of_twenty_may_be_late_and_no_more():
    assert is_smooth([16.7] * 38 + [33.3] * 2)
    assert not is_smooth([16.7] * 37 + [33.3] * 3)
    assert not is_smooth([33.3] * 40)


def test_a_frame_that_comes_after_17_ms_is_not_late():
    assert is_smooth([16.6, 17.4, 15.9, 18.1] * 10)
