"""The graded questions cannot be guessed: neither the length of an option nor its place tells which one is right."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

QUESTIONS = Path(__file__).parents[2] / "exercises/questions"
SETS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(QUESTIONS.glob("*.yml"))}
ALL = [question for questions in SETS.values() for question in questions]


def place(question):
    return next(place for place, option in enumerate(question["options"]) if option.get("right"))


@pytest.mark.parametrize("extreme", [max, min])
def test_the_right_option_is_the_longest_or_the_shortest_no_more_often_than_chance_and_one_more(extreme):
    lengths = [[len(option["text"]) for option in question["options"]] for question in ALL]
    hits = sum(found[place(question)] == extreme(found) for found, question in zip(lengths, ALL, strict=True))
    assert hits <= len(ALL) / 4 + 1


def test_the_right_places_are_even_over_all():
    counts = Counter(map(place, ALL))
    assert all(abs(counts[at] - len(ALL) / 4) <= 1 for at in range(4))


@pytest.mark.parametrize("name", SETS)
def test_no_place_is_right_twice_in_a_set_of_up_to_four(name):
    places = [place(question) for question in SETS[name]]
    assert len(set(places)) == min(len(places), 4)
