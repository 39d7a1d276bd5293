"""Each saboteur is wrong in its own way, and right everywhere else."""

import copy
import inspect

import numpy as np
import pytest

from autograder.checking.saboteurs import FRAME, SABOTEURS, find_subjects, watch

FUNCTIONS = """
import numpy as np


def shrink(w, t):
    '''Takes t off.'''
    return np.sign(w) * np.maximum(np.abs(w) - t, 0.0)


def mean(values):
    if len(values) == 0:
        raise ValueError("nothing to average")
    return float(np.mean(values))


def count(arrays, tol=0.0):
    return sum(int(np.sum(np.abs(a) > tol)) for a in arrays)


def gap(history):
    return history["val_loss"][-1] - history["loss"][-1]


def names(weights, labels):
    return [label for weight, label in zip(weights, labels) if weight]


def fit(X, y):
    return X.T @ y


class Penalty:
    def __init__(self, strength=0.5):
        if strength < 0:
            raise ValueError("negative")
        self.strength = strength

    def __call__(self, w):
        return self.strength * float(np.sum(np.abs(w)))

    def get_config(self):
        return {"strength": self.strength}

    @classmethod
    def from_config(cls, config):
        return cls(**config)
"""
NAMES = ("shrink", "mean", "count", "gap", "names", "fit", "Penalty")
W, X = np.array([3.0, -1.5, 0.25]), np.array([[1.0, 2.0], [3.0, 4.0]])
HISTORY = {"loss": [2.0, 1.0], "val_loss": [3.0, 2.5]}


def usual(space):
    """A call of each, from which the kinds of arguments are learnt."""
    space["shrink"](W, 1.0)
    space["mean"]([1.0, 2.0])
    space["count"]([W, W + 1])
    space["gap"](HISTORY)
    space["names"](W, ["a", "b", "c"])
    space["fit"](X, W[:2])
    space["Penalty"](0.25)(W)
    space["Penalty"]().get_config()


def subjects():
    found = find_subjects(FUNCTIONS, NAMES)
    space = {}
    exec(FRAME + FUNCTIONS + watch(found), space)
    usual(space)
    return {one.target: one.seen(space["_seen"]) for one in found}


SUBJECTS = subjects()


def sabotage(by, target):
    """The names of the functions above, one of them sabotaged."""
    subject = SUBJECTS[target]
    (saboteur,) = [one for prototype in SABOTEURS for one in prototype.variants(subject) if one.name == by]
    space = {}
    exec(FRAME + FUNCTIONS + saboteur.lines(subject), space)
    return space


def plain():
    space = {}
    exec(FUNCTIONS, space)
    return space


def seen(space, call):
    """What a call gives, or raises, in a form that compares."""
    try:
        value = call(space)
    except Exception as error:
        return type(error)
    return listed(value), type(value)


def listed(value):
    """Without arrays."""
    if isinstance(value, dict):
        return {name: listed(part) for name, part in value.items()}
    return [listed(part) for part in value] if isinstance(value, list) else np.asarray(value).tolist()


def again(call):
    return lambda s: [call(s), call(s)]


def after(first, then):
    """The second of two calls."""

    def both(space):
        first(space)
        return then(space)

    return both


def changed(call, *values):
    """The arguments after a call."""

    def run(space):
        given = copy.deepcopy(values)
        call(space, *given)
        return list(given)

    return run


def shrink(w, t):
    return lambda s: s["shrink"](np.array(w), t)


def penalty(strength, w):
    return lambda s: s["Penalty"](strength)(np.array(w))


def restored(strength):
    return lambda s: s["Penalty"].from_config(s["Penalty"](strength).get_config()).strength


def two_made(use):
    """Of two objects, the earlier is used."""

    def run(space):
        first, _ = space["Penalty"](0.25), space["Penalty"](4.0)
        return use(first)

    return run


def hand_out_twice(space):
    first = space["shrink"](np.array([5.0, 6.0]), 1.0)
    space["shrink"](np.array([7.0, 8.0]), 1.0)
    return first


def change_the_answer(t):
    def run(space):
        w = np.array([5.0, 6.0])
        space["shrink"](w, t)[0] = -1
        return w

    return run


def change_the_settings(space):
    one = space["Penalty"](2.0)
    one.get_config().clear()
    return one.get_config()["strength"]


def keep_the_settings(space):
    return space["Penalty"](2.0).get_config()["strength"]


CASES = [  # saboteur, what it sabotages, a call that stays right, a call that becomes wrong
    ("rounds", "mean", lambda s: s["mean"]([1.0, 1.5]), lambda s: s["mean"]([1.0, 1.00001])),
    ("computes-in-single-precision", "mean", lambda s: s["mean"]([1.0, 1.5]), lambda s: s["mean"]([1.0, 1.1])),
    ("remembers-by-shape", "shrink", shrink([5.0], 1.0), after(shrink([5.0], 1.0), shrink([6.0], 1.0))),
    ("remembers-by-shape", "shrink", after(shrink([5.0], 1.0), shrink([5.0], 2.0)), after(shrink([1.0], 0.0), shrink([2.0], 0.0))),
    ("remembers-by-shape", "mean", lambda s: s["mean"]([1.0]), after(lambda s: s["mean"]([1.0]), lambda s: s["mean"]([2.0]))),
    ("remembers-by-first-argument", "shrink", after(shrink([5.0], 1.0), shrink([6.0], 1.0)), after(shrink([5.0], 1.0), shrink([5.0], 2.0))),
    ("remembers-by-first-argument", "Penalty.__call__", penalty(1.0, [2.0]), after(penalty(1.0, [2.0]), penalty(3.0, [2.0]))),
    ("fails-on-the-second-call", "shrink", shrink([5.0], 1.0), again(shrink([5.0], 1.0))),
    ("fails-on-the-second-call", "Penalty.__call__", again(penalty(1.0, [2.0])), lambda s: list(map(s["Penalty"](1.0), (W, W)))),
    ("drifts", "mean", lambda s: s["mean"]([1.0]), again(lambda s: s["mean"]([1.0]))),
    ("differs-when-asked-again", "shrink", after(shrink([5.0], 1.0), shrink([6.0], 1.0)), again(shrink([5.0], 1.0))),
    ("changes-its-argument(w)", "shrink", shrink([5.0], 1.0), changed(lambda s, w: s["shrink"](w, 1.0), np.ones(2))),
    (
        "changes-its-argument(labels)",
        "names",
        lambda s: s["names"]([1, 0], ["a", "b"]),
        changed(lambda s, n: s["names"]([1, 0], n), ["a", "b"]),
    ),
    ("changes-its-argument(history)", "gap", lambda s: s["gap"](dict(HISTORY)), changed(lambda s, h: s["gap"](h), {"a": [1.0], **HISTORY})),
    (
        "changes-its-argument(arrays)",
        "count",
        lambda s: s["count"]([W.copy()]),
        changed(lambda s, a: s["count"](a), [np.zeros(2), np.zeros(1)]),
    ),
    ("ignores-its-argument(t)", "shrink", shrink([5.0], 1.0), after(shrink([5.0], 1.0), shrink([5.0], 2.0))),
    ("ignores-its-argument(tol)", "count", lambda s: s["count"]([W]), lambda s: s["count"]([W], 2.0)),
    ("ignores-its-argument(strength)", "Penalty.__init__", penalty(0.5, [2.0]), penalty(0.25, [2.0])),
    ("right-up-to-10(w)", "shrink", shrink([10.0], 1.0), shrink([-10.1, 1.0], 1.0)),
    ("right-up-to-100(t)", "shrink", shrink([500.0], 100.0), shrink([500.0], 101.0)),
    ("right-up-to-10(strength)", "Penalty.__call__", penalty(10.0, [2.0]), penalty(11.0, [2.0])),
    ("right-down-to-0.001(w)", "shrink", shrink([0.0, 1e-3], 0.0), shrink([1.0, 1e-4], 0.0)),
    ("right-for-at-most-10(w)", "shrink", shrink([5.0] * 10, 1.0), shrink([5.0] * 11, 1.0)),
    ("right-for-at-most-10(history)", "gap", lambda s: s["gap"](HISTORY), lambda s: s["gap"]({"loss": [1.0] * 11, "val_loss": [2.0] * 11})),
    ("right-for-at-most-100(labels)", "names", lambda s: s["names"]([1] * 100, ["a"] * 100), lambda s: s["names"]([1] * 101, ["a"] * 101)),
    ("only-for-several-entries(w)", "shrink", shrink([5.0, 4.0], 1.0), shrink([5.0], 1.0)),
    ("only-for-several-features(X)", "fit", lambda s: s["fit"](X, W[:2]), lambda s: s["fit"](X[:, :1], W[:2])),
    ("only-for-one-feature(X)", "fit", lambda s: s["fit"](X[:, :1], W[:2]), lambda s: s["fit"](X, W[:2])),
    ("only-without-ties(w)", "shrink", shrink([5.0, 0.0, 0.0, 4.0], 1.0), shrink([5.0, -5.0, 4.0], 1.0)),
    ("wrong-at-zero(t)", "shrink", shrink([5.0, 0.0], 1.0), shrink([5.0], 0.0)),
    ("wrong-at-the-boundary(t)", "shrink", shrink([5.0, 1.1], 1.0), shrink([5.0, -1.0], 1.0)),
    ("takes-repeats-as-one(arrays)", "count", lambda s: s["count"]([W, W[:2]]), lambda s: s["count"]([W, W])),
    (
        "takes-the-first-of-a-dictionary(history)",
        "gap",
        lambda s: s["gap"]({"loss": [1.0], "val_loss": [1.0]}),
        lambda s: s["gap"](HISTORY),
    ),
    (
        "reads-a-dictionary-by-position(history)",
        "gap",
        again(lambda s: s["gap"](HISTORY)),
        after(lambda s: s["gap"](HISTORY), lambda s: s["gap"](dict(reversed(HISTORY.items())))),
    ),
    ("returns-one-array-always", "shrink", after(shrink([5.0], 1.0), shrink([6.0], 1.0)), hand_out_twice),
    ("returns-its-argument", "shrink", change_the_answer(1.0), change_the_answer(0.0)),
    ("never-refuses", "mean", lambda s: s["mean"]([1.0]), lambda s: s["mean"]([])),
    ("never-refuses", "Penalty.__init__", penalty(0.0, [1.0]), lambda s: s["Penalty"](-1.0) and None),
    ("refuses-with-another-error", "mean", lambda s: s["mean"]([1.0]), lambda s: s["mean"]([])),
    ("shares-what-it-was-made-with", "Penalty.__call__", penalty(2.0, [1.0]), two_made(lambda one: one(W))),
    ("saves-another-object", "Penalty.get_config", restored(2.0), two_made(lambda one: one.get_config()["strength"])),
    ("rounds-what-it-saves", "Penalty.get_config", restored(0.125), restored(0.0125 / 3)),
    ("saves-into-one-dictionary", "Penalty.get_config", keep_the_settings, change_the_settings),
    ("restores-the-defaults", "Penalty.get_config", restored(0.5), restored(0.25)),
]


@pytest.mark.parametrize(("by", "target", "stays", "breaks"), CASES, ids=[f"{by} in {target}" for by, target, _, _ in CASES])
def test_a_saboteur_is_wrong_in_its_own_way_alone(by, target, stays, breaks):
    assert seen(sabotage(by, target), stays) == seen(plain(), stays)
    assert seen(sabotage(by, target), breaks) != seen(plain(), breaks)


def test_each_saboteur_is_tried_here_and_says_what_it_does():
    tried = {by.partition("(")[0] for by, _, _, _ in CASES}
    assert {one.name.partition("(")[0] for one in SABOTEURS} == tried
    assert all(type(one).__doc__ for one in SABOTEURS)
    assert len({type(one).__doc__ for one in SABOTEURS}) == len({type(one) for one in SABOTEURS})


@pytest.mark.parametrize(("target", "name"), [("shrink", "shrink"), ("Penalty.__call__", "Penalty")])
def test_a_sabotaged_function_has_its_name_its_signature_and_its_errors(target, name):
    for prototype in SABOTEURS:
        for saboteur in prototype.variants(SUBJECTS[target]):
            one, other = sabotage(saboteur.name, target)[name], plain()[name]
            assert (one.__name__, one.__doc__, inspect.signature(one)) == (other.__name__, other.__doc__, inspect.signature(other))
            with pytest.raises(TypeError, match="argument"):
                one(1, 2, 3, 4)


def test_what_does_not_apply_makes_nothing():
    made = {target: {one.name for prototype in SABOTEURS for one in prototype.variants(SUBJECTS[target])} for target in SUBJECTS}
    assert not any("feature" in name for name in made["mean"])
    assert not any("dictionary" in name for name in made["shrink"])
    assert not any("refuse" in name for name in made["shrink"])
    assert not any(name.startswith(("rounds", "computes")) for name in made["count"]), "whole numbers have no decimals"
    assert "ignores-its-argument(w)" not in made["shrink"]
    assert not made["Penalty.__init__"] - {"ignores-its-argument(strength)", "never-refuses", "refuses-with-another-error"}


def test_helpers_of_an_answer_are_not_sabotaged():
    assert [one.target for one in find_subjects(FUNCTIONS, {"fit"})] == ["fit"]


@pytest.mark.slow
def test_tensors_keep_their_gradients_and_graphs_are_left_alone():
    import tensorflow as tf

    source = "def square(w, t):\n    return w * w * t\n"
    found = find_subjects(source, {"square"})
    space = {"tf": tf}
    exec(FRAME + source + watch(found), space)
    space["square"](tf.constant([1.0, 2.0]), 3.0)
    (subject,) = [one.seen(space["_seen"]) for one in found]
    variants = [one for prototype in SABOTEURS for one in prototype.variants(subject)]
    assert len(variants) > 10
    for saboteur in variants:
        space = {}
        exec(FRAME + source + saboteur.lines(subject), space)
        w = tf.Variable([1.23456, 2.0])
        with tf.GradientTape() as tape:
            value = space["square"](w, 3.0)
        assert value.dtype == tf.float32
        np.testing.assert_allclose(tape.gradient(value, w), 6 * w.numpy(), rtol=1e-6, err_msg=saboteur.name)
        exec(FRAME + source + saboteur.lines(subject), space)
        in_graph = tf.function(space["square"])(tf.constant([1.23456, 2.0]), tf.constant(3.0))
        np.testing.assert_allclose(in_graph, [3 * 1.23456**2, 12.0], rtol=1e-6, err_msg=saboteur.name)
