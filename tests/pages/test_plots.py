"""The report's pictures are legible on light and on dark pages."""

from __future__ import annotations

import base64
import re

import numpy as np
import pytest

from autograder.pages import plots
from autograder.words import Words, words_in

LIGHT, DARK = ({colour.lower() for colour in theme} for theme in plots._THEMES)
WORDS = Words()
DRAW = np.random.default_rng(0)
PICTURES = {
    "scores": plots.score_distribution([1, 2, 3.5], 4, WORDS),
    "items": plots.difficulty(["mean", "a name that is " + "very " * 20 + "long"], [0.2, 1], WORDS),
    "few": plots.load([1, 2, 3], [40, 50, 60], WORDS),
    "many": plots.load(DRAW.exponential(size=600), DRAW.exponential(size=600), WORDS),
}


def svg(uri: str) -> str:
    return base64.b64decode(uri.partition(",")[2]).decode()


def colours(uri: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}\b", svg(uri)))


def shapes(uri: str) -> str:
    """Without colours, and without ids, which come of them."""
    return re.sub(r"#[0-9a-f]{6}\b|\b[mp][0-9a-f]{10}\b", "", svg(uri))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_the_colours_of_its_theme_and_none_of_the_other(name):
    picture = PICTURES[name]
    assert not colours(picture.light) & DARK
    assert not colours(picture.dark) & LIGHT
    marks = 1 if name == "many" else 0  # shades, in place of the colour of marks
    assert len(colours(picture.light) & LIGHT) >= 3 - marks
    assert len(colours(picture.dark) & DARK) >= 3 - marks


@pytest.mark.parametrize("name", ["scores", "items", "few"])
def test_both_show_the_same(name):
    assert shapes(PICTURES[name].light) == shapes(PICTURES[name].dark)


def test_many_submissions_are_shaded_towards_the_paper_of_each_theme():
    fewest = {"light": "#8cc4e8", "dark": "#3a6f96"}
    assert fewest["light"] in colours(PICTURES["many"].light) - colours(PICTURES["many"].dark)
    assert fewest["dark"] in colours(PICTURES["many"].dark) - colours(PICTURES["many"].light)


def test_numbers_in_a_picture_are_written_as_the_language_does():
    def numbers(picture: plots.Picture) -> list[str]:
        return re.findall(r"<!-- ([\d.,]+) -->", svg(picture.light))  # matplotlib notes what its outlines of letters say

    spanish = words_in("es")
    for picture in (plots.load([0.01, 0.02], [0.5, 1.5], spanish), plots.load([0.01] * 300 + [0.02] * 300, [0.5] * 600, spanish)):
        assert any("," in number for number in numbers(picture))
        assert not any("." in number for number in numbers(picture))
    assert any("." in number for number in numbers(plots.load([0.01, 0.02], [0.5, 1.5], WORDS)))
