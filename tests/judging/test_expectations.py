"""`expect` passes what is right, and names the one known mistake that fits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.judging import Mistake, Wrong, either, expect, expect_choice, raised, renamed
from autograder.observing import numbers, outcome

RIGHT = [np.float64(0.0), np.float64(1.5)]


def wrong(observed, right, **options):
    with pytest.raises(Wrong) as caught:
        expect(observed, right, **options)
    return caught.value


def test_the_right_values_pass():
    expect([np.asarray(0.0), np.asarray(1.5)], RIGHT, mistakes={"anything": lambda observed: True})


def test_the_mistake_that_fits_is_named_with_its_hint_and_place():
    mistakes = {
        "halved": Mistake([0.0, 0.75], hint="Look at the factor.", see="l1.html#l1-penalty"),
        "doubled": [0.0, 3.0],
    }
    error = wrong([0.0, 0.75], [0.0, 1.5], mistakes=mistakes)
    assert (error.diagnosis, error.hint, error.see) == ("halved", "Look at the factor.", "l1.html#l1-penalty")


def test_no_mistake_is_named_where_two_fit():
    assert wrong(1.0, 2.0, mistakes={"one": 1.0, "another": 1.0}).diagnosis is None


def test_a_mistake_may_have_several_faces():
    mistakes = {"factor": either(0.5, lambda observed: observed == 4.0)}
    assert wrong(0.5, 2.0, mistakes=mistakes).diagnosis == "factor"
    assert wrong(4.0, 2.0, mistakes=mistakes).diagnosis == "factor"


def test_a_test_for_a_mistake_that_fails_on_odd_values_names_nothing():
    mistakes = {"too large": lambda observed: observed[0] > 5}
    assert wrong(3.0, 2.0, mistakes=mistakes).diagnosis is None


@pytest.mark.parametrize(
    ("observed", "right", "diagnosis"),
    [
        (None, 1.0, "returned nothing"),
        (raised("NotSolved"), 1.0, "not solved yet"),
        (raised("NotImplementedError"), 1.0, "raised NotImplementedError"),
        (raised("TypeError"), 1.0, "raised TypeError"),
        (raised("AssertionError"), raised("ValueError"), "raised AssertionError instead of ValueError"),
        (np.asarray(1.0), raised("ValueError"), "did not raise ValueError"),
        (raised("NotAllowed"), 1.0, "borrowed instead of built"),
        (raised("NotNumbers"), 1.0, "not made of numbers"),
        (raised("the hidden input is 31337"), 1.0, "raised Exception"),
        ([1.0, np.zeros(2)], [1.0, np.zeros((2, 1))], "wrong shape"),
        ([1.0, np.zeros(2, np.float32)], [1.0, np.zeros(2)], "wrong dtype"),
        (np.array([np.nan]), np.array([1.0]), "not finite"),
        (np.array([3.0]), np.array([1.0]), None),
    ],
)
def test_what_can_be_said_without_knowing_the_task(observed, right, diagnosis):
    assert wrong(observed, right).diagnosis == diagnosis


@pytest.mark.parametrize(
    ("observed", "words"), [(np.zeros(2), "Print the shape"), (np.zeros((2, 1), np.float32), "Print the dtype")], ids=["shape", "dtype"]
)
def test_who_returns_another_shape_or_dtype_is_told_how_to_find_it(observed, words):
    assert (wrong(observed, np.zeros((2, 1))).hint or "").startswith(words)


@pytest.mark.parametrize("returned", [{"weights": 1.0}, "0.5", (np.zeros(2), [1.0]), [[1.0], [1.0, 2.0]], iter([1.0]), True])
def test_what_is_not_made_of_numbers_is_told_from_an_error_in_the_code(returned):
    assert wrong(outcome(lambda: numbers(returned)), np.zeros(2)).diagnosis == "not made of numbers"


def test_the_visible_example_is_shown_and_hidden_values_are_not():
    error = wrong(np.array([123.456]), np.array([654.321]), shown=np.asarray(0.15), example=("f(2)", np.float64(0.3)))
    assert error.example == ("f(2)", "0.15", "0.3")
    assert "123" not in str(error)
    assert "654" not in str(error)
    assert "f(2) gave 0.15, expected 0.3" in str(error)


def test_of_several_examples_the_first_that_differs_is_shown():
    examples = [("f(1)", 1.0), ("f(2)", 4.0), ("f(3)", 9.0)]
    assert wrong([0.0], [1.0], shown=[1.0, 2.0, 3.0], example=examples).example == ("f(2)", "2", "4")


def test_an_example_must_be_right_as_well():
    assert wrong([1.0], [1.0], shown=2.0, example=("f(1)", 1.0)).example == ("f(1)", "2", "1")


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (np.arange(8), "[0, 1, 2, 3, 4, 5, 6, 7]"),
        (np.arange(9.0), "an array of shape (9,)"),
        ([np.arange(5), np.arange(5)], "more numbers than expected"),
        (np.zeros((300, 0)), "an array of shape (300, 0)"),
        (1234567890123456789, "1.23457e+18"),
    ],
)
def test_of_a_visible_example_no_more_is_shown_than_could_be_right(shown, told):
    assert wrong(0.0, 1.0, shown=shown, example=("f()", 2.0)).example == ("f()", told, "2")


@pytest.mark.parametrize(
    ("kind", "told"),
    [("list", "a list"), ("str", "text"), ("ndarray", "an array"), ("SecretOfTheTest", "something of another type"), (["list"], None)],
)
def test_of_an_example_that_came_as_something_else_common_types_are_named_and_no_inner_names_are_shown(kind, told):
    shown = wrong(0.0, 1.0, shown={"type": kind}, example=("f()", ["a"])).example
    assert shown == ("f()", told or "something of another type", "['a']")


def test_an_example_shows_what_the_call_gave_and_not_what_was_noted_beside_it():
    def noted(*numbers):
        return [np.array(numbers), np.array(numbers) == 0]

    assert wrong(noted(1.0), noted(2.0), shown=noted(2.0, 2.0), example=("f()", noted(2.0, -2.0))).example == ("f()", "[2, 2]", "[2, -2]")
    pair = [np.array([2.0, 0.0]), np.array([True, True])]  # of a function that returns numbers and a mask
    assert wrong(noted(1.0), noted(2.0), shown=noted(0.5, 0.0), example=("f()", pair)).example[2] == "[[2, 0], [True, True]]"


def test_what_is_wrong_in_the_example_alone_is_told_as_well():
    assert wrong(1.0, 1.0, shown=raised("TypeError"), example=("f(1)", 1.0)).diagnosis == "raised TypeError"


def test_an_exception_that_no_visible_check_shows_is_said_to_come_from_other_inputs():
    hidden = wrong(raised("ValueError"), 1.0, shown=2.0, example=("f(1)", 2.0))
    seen = wrong(raised("ValueError"), 1.0, shown=raised("ValueError"), example=("f(1)", 2.0))
    assert "shape, size or dtype" in (hidden.hint or "")
    assert (seen.hint, seen.example) == (None, ("f(1)", "ValueError", "2"))


@pytest.mark.parametrize(
    ("observed", "diagnosis"),
    [
        ([1.0, 2.0, raised("TypeError")], "an argument has another name"),
        ([1.0, 2.5, raised("TypeError")], "raised TypeError"),
        ([1.0, raised("TypeError"), 3.0], "raised TypeError"),
        ([1.0, 2.0, raised("ValueError")], "raised ValueError"),
    ],
)
def test_an_argument_of_another_name_is_told_from_other_errors(observed, diagnosis):
    found = wrong(observed, [1.0, 2.0, 3.0], mistakes=renamed([1.0, 2.0, 3.0], "x, y")).diagnosis
    assert found == (None if observed[1] == 2.5 else diagnosis)


def test_a_right_answer_in_place_of_an_earlier_task_is_enough():
    expect(2.0, 1.0, with_right={"soft_threshold": 1.0})


def test_a_mistake_is_looked_for_in_what_the_right_earlier_one_gave():
    error = wrong(7.0, 1.0, with_right={"soft_threshold": 2.0}, mistakes={"doubled": 2.0})
    assert error.diagnosis == "doubled"


@given(st.recursive(st.none() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.tuples(inner)))
def test_whatever_arrives_is_judged_wrong_rather_than_failing(observed):
    assert isinstance(wrong(observed, {"a": np.zeros(3)}), Wrong)


class EqualToAll:
    def __eq__(self, other):
        return True

    __hash__ = None


def test_an_object_that_equals_everything_is_wrong_and_matches_no_mistake():
    assert wrong(EqualToAll(), 1.0, mistakes={"halved": 0.5}).diagnosis is None


FEEDBACK = {"A": "because of this", "B": "no: that", "C": "no: those", "D": "no: these"}


def test_the_right_letter_passes():
    expect_choice("A", "A", FEEDBACK)


@pytest.mark.parametrize("letter", ["B", "C", "D"])
def test_a_wrong_letter_gets_its_own_feedback(letter):
    with pytest.raises(Wrong) as caught:
        expect_choice(letter, "A", FEEDBACK)
    assert (caught.value.diagnosis, caught.value.hint) == (f"chose {letter}", FEEDBACK[letter])


@pytest.mark.parametrize("answer", ["a", " A", "A ", "AB", "", ["A"], 1, {"A"}, True, EqualToAll()])
def test_what_is_no_letter_is_wrong_and_said_so(answer):
    with pytest.raises(Wrong) as caught:
        expect_choice(answer, "A", FEEDBACK)
    assert caught.value.diagnosis == "not a letter"


def test_a_letter_of_numpys_is_a_letter():
    expect_choice(outcome(lambda: np.str_("A")), "A", FEEDBACK)


def test_a_letter_without_quotes_is_said_to_lack_them():
    with pytest.raises(Wrong) as caught:
        expect_choice(outcome(lambda: A), "A", FEEDBACK)  # noqa: F821
    assert (caught.value.diagnosis, caught.value.hint) == ("no answer", 'Is the letter in quotes, as in "A"?')


@pytest.mark.parametrize("answer", [{"raised": np.ones(2)}, {"raised": np.array([])}, {"raised": {"raised": np.ones(2)}}, np.ones(2)])
def test_a_forged_answer_is_no_letter(answer):
    with pytest.raises(Wrong, match="letter"):
        expect_choice(answer, "A", FEEDBACK)


def test_an_open_question_is_said_to_be_open():
    with pytest.raises(Wrong) as caught:
        expect_choice(None, "A", FEEDBACK)
    assert caught.value.diagnosis == "no answer"


def test_who_returns_what_an_exception_leaves_has_raised_none():
    assert outcome(lambda: {"raised": "ValueError"}) == raised("NotNumbers")
