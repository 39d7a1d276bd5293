"""This course's judging half: what a Keras penalty must do, and the exact solutions of lasso, elastic net and ridge.

It is never shown to a process in which student code runs.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from kit.observing import KM_PER_LITRE, car_samples

from autograder.judging import Finding, Mistake, Wrong, among, either, expect, mistake, raised
from autograder.judging.compare import difference, settled
from autograder.judging.declared import Known, Rule

Array = npt.NDArray[np.float64]
Seen = Sequence[tuple[Array, Any]]
Inputs = Sequence[tuple[Any, ...]]
Problem = tuple[Array, Array, float, float]


# ---- exact solutions --------------------------------------------------------------------------------------------------


def soft(w: Any, threshold: float) -> Array:
    """sign(w) * max(|w| - threshold, 0), elementwise."""
    w = np.asarray(w, dtype=np.float64)
    result: Array = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    return result


def elastic_net(X: Array, y: Array, l1: float, l2: float) -> Array:
    """The minimizer of mean((y - Xw)**2) + l1*sum|w| + l2*sum(w**2), no intercept; X (n, p), y (n,) -> (p,).

    Coordinate descent (Friedman, Hastie and Tibshirani 2010) until no weight moves by more than 1e-14 of the
    largest; equals scikit-learn's ElasticNet(alpha=l1/2 + l2, l1_ratio=(l1/2)/(l1/2 + l2), fit_intercept=False).
    """
    n, p = X.shape
    gram, target = X.T @ X / n, X.T @ y / n
    w = np.zeros(p)
    for _ in range(100_000):
        largest_move = 0.0
        for j in range(p):
            rest = target[j] - gram[j] @ w + gram[j, j] * w[j]
            new = float(soft(rest, l1 / 2)) / (gram[j, j] + l2)
            largest_move = max(largest_move, abs(new - w[j]))
            w[j] = new
        if largest_move <= 1e-14 * max(1.0, float(np.abs(w).max())):
            break
    return w


def lasso(X: Array, y: Array, l1: float) -> Array:
    """The minimizer of mean((y - Xw)**2) + l1*sum|w|: scikit-learn's Lasso(alpha=l1/2, fit_intercept=False)."""
    return elastic_net(X, y, l1, 0.0)


def lasso_strength(X: Array, y: Array, w: Array, rtol: float = 1e-3) -> float | None:
    """The l1 for which `w` is the lasso solution, from the optimality conditions; None where there is none.

    At the solution the gradient of the mean squared error is -l1*sign(w_j) where w_j is not 0, and at most l1 in
    size elsewhere. Needs a weight that is not 0.
    """
    slope = -2 * X.T @ (y - X @ w) / len(y)
    active = w != 0
    if not active.any() or not np.isfinite(w).all():
        return None
    sizes = -slope[active] * np.sign(w[active])
    strength = float(sizes.mean())
    largest = float(np.abs(2 * X.T @ y / len(y)).max())
    fits = np.abs(sizes - strength).max() <= rtol * largest
    fits = fits and (np.abs(slope[~active]) <= strength + rtol * largest).all()
    return strength if fits and strength > 0 else None


def ridge(X: Array, y: Array, l2: float) -> tuple[Array, float]:
    """The minimizer of mean((y - Xw - b)**2) + l2*sum(w**2): weights (p,) and intercept, for data that are not centred.

    Least squares on the centred data with made-up rows sqrt(n*l2)*I (Marquardt 1970); for l2 = 0 the weights of
    smallest norm. Equals scikit-learn's Ridge(alpha=n*l2).
    """
    n, p = X.shape
    mean_x, mean_y = X.mean(axis=0), float(y.mean())
    rows = np.vstack([X - mean_x, np.sqrt(n * l2) * np.eye(p)])
    w: Array = np.linalg.lstsq(rows, np.append(y - mean_y, np.zeros(p)), rcond=None)[0]
    return w, mean_y - float(mean_x @ w)


# ---- fits of lasso and elastic net ------------------------------------------------------------------------------------


def elastic_net_objective(X: Array, y: Array, l1: float, l2: float, w: Array) -> float:
    """mean((y - Xw)**2) + l1*sum|w| + l2*sum(w**2)."""
    return float(np.mean((y - X @ w) ** 2) + l1 * np.abs(w).sum() + l2 * w @ w)


def largest_slope(X: Array, y: Array) -> float:
    """The least l1 under which no weight is left."""
    return float(np.abs(2 * X.T @ y / len(y)).max())


class SparseFits:
    """What wrong fits look like that follow no rule.

    `seen` holds for each input the weights and which of them are exactly 0; an input begins with X, y and so many `strengths`, l1 first.
    """

    def __init__(self, strengths: int) -> None:
        self.strengths = strengths

    def _each(self, seen: Seen, inputs: Inputs) -> Iterator[tuple[Array, Any, Array, Problem]]:
        """Weights, zeros, the right weights, and the problem as X, y, l1 and l2."""
        for (w, zero), (X, y, *more) in zip(seen, inputs, strict=True):
            l1, l2 = more[0], more[1] if self.strengths > 1 else 0.0
            yield w, zero, elastic_net(X, y, l1, l2), (X, y, l1, l2)

    def no_zeros(self, seen: Seen, inputs: Inputs) -> bool:
        """Near the solution everywhere, yet nothing is exactly zero where the solution is.

        Steps along the sign of a weight jump across zero by as much as they are long. Features that are nearly copies share a weight in
        many ways that cost about the same: there the objective says what is near.
        """

        close = []
        for w, zero, best, (X, y, l1, l2) in self._each(seen, inputs):
            if zero[best == 0].any():
                return False
            if best.any():
                jump = l1 * len(y) / np.linalg.norm(X, 2) ** 2  # twice what the largest safe step makes of l1
                close.append(np.abs(w - best).max() <= max(0.2 * np.abs(best).max(), 2e-4, jump))
                here, there, start = (elastic_net_objective(X, y, l1, l2, v) for v in (w, best, 0 * best))
                if not close[-1] and not here - there <= 0.3 * (start - there):
                    return False
        return 2 * sum(close) > len(close)

    def blow_up(self, seen: Seen, inputs: Inputs) -> bool:
        """The numbers grow without bound, or swing for ever along the direction of the largest curvature where no penalty damps it."""
        for w, _, best, (X, _, l1, l2) in self._each(seen, inputs):
            off = w - best
            if not np.isfinite(w).all() or np.abs(w).max() > 1e6:
                return True
            swings = np.linalg.norm(X @ off) > 0.999 * np.linalg.norm(X, 2) * np.linalg.norm(off)
            if l1 == l2 == 0 and np.abs(off).max() > 1e-3 and swings:
                return True
        return False

    def stop_early(self, seen: Seen, inputs: Inputs) -> bool:
        """On the way to the solution everywhere, with some exact zeros, and no solution of another problem."""
        some_zeros = False
        for w, zero, best, (X, y, l1, l2) in self._each(seen, inputs):
            if not best.any():
                continue
            here, there, start = (elastic_net_objective(X, y, l1, l2, v) for v in (w, best, 0 * best))
            rows, targets = np.vstack([X, np.sqrt(len(y) * l2) * np.eye(len(w))]), np.append(y, 0 * w)
            strength = lasso_strength(rows, targets, w, 1e-6) if np.count_nonzero(w) > 1 else None
            tolerance = 1e-3 * l1 + 1e-5 * largest_slope(X, y)
            elsewhere = strength is not None and abs(strength * len(targets) / len(y) - l1) > tolerance
            if not here - there <= 0.3 * (start - there) + 1e-9 or elsewhere:
                return False
            some_zeros = some_zeros or zero[best == 0].any()
        others = (self.blow_up, self.drop_small_ones, self.solve_for_fewer)
        return some_zeros and not any(other(seen, inputs) for other in others)

    def solve_for_fewer(self, seen: Seen, inputs: Inputs) -> bool:
        """Where they are off, they are the minimum of fewer features: no step on those that they keep would change it."""
        for w, _, best, (X, y, l1, l2) in self._each(seen, inputs):
            slope = 2 / len(y) * X.T @ (X @ w - y) + l1 * np.sign(w) + 2 * l2 * w
            is_off = np.abs(w - best).max() > 1e-4 * np.abs(w).max()
            if is_off and np.abs(slope[w != 0]).max(initial=0) > 1e-6 * largest_slope(X, y):
                return False
        return True

    def drop_small_ones(self, seen: Seen, inputs: Inputs) -> bool:
        """Everything is right but some weights that are 0 and should not be."""
        each = list(self._each(seen, inputs))
        if any(w.shape != best.shape for w, _, best, _ in each):
            return False
        right_or_zero = all((zero | (np.abs(w - best) <= 1e-4 * np.abs(best).max())).all() for w, zero, best, _ in each)
        return right_or_zero and any((zero & (best != 0)).any() for _, zero, best, _ in each) and any(w.any() for w, *_ in each)

    def assume_columns_of_size_1(self, seen: Seen, inputs: Inputs) -> bool:
        """With one feature the solution is known: these do not divide by the mean square of its column."""
        return all(
            (np.abs(w - soft(X.T @ y / len(y), l1 / 2) / (1 + l2)) < 1e-6).all()
            for w, _, _, (X, y, l1, l2) in self._each(seen, inputs)
            if X.shape[1] == 1
        )

    def nearly_right(self, seen: tuple[Array, Any], *given: Any) -> bool:
        """Of one input: off by less than 1e-3, and for no reason that is known."""
        one = [seen], [given]
        ((w, _, best, _),) = self._each(*one)
        return np.abs(w - best).max() < 1e-3 and not self.solve_for_fewer(*one) and not self.drop_small_ones(*one)

    def small_steps(self, X: Array, y: Array, *more: float, curvature: float) -> Array:
        """The weights after the proximal gradient steps of an input (2000 by default), each 1 / `curvature` long."""
        l1, l2 = more[0], more[1] if self.strengths > 1 else 0.0
        w = np.zeros(X.shape[1])
        for _ in range(int(more[self.strengths]) if more[self.strengths :] else 2000):
            w = soft(w - 2 / len(y) * X.T @ (X @ w - y) / curvature, l1 / curvature) / (1 + 2 * l2 / curvature)
        return w

    def swept_once(self, X: Array, y: Array, l1: float, l2: float = 0.0) -> Array:
        """Coordinate descent from 0 that goes through the features once."""
        w = np.zeros(X.shape[1])
        for j, x in enumerate(X.T):
            rest = y - X @ w + x * w[j]
            w[j] = float(soft(x @ rest / len(y), l1 / 2)) / (x @ x / len(y) + l2)
        return w

    def screened(self, X: Array, y: Array, l1: float, l2: float = 0.0) -> Array:
        """Without the features that alone have too little pull."""
        w, kept = np.zeros(X.shape[1]), np.abs(2 * X.T @ y / len(y)) > l1
        if kept.any():
            w[kept] = elastic_net(X[:, kept], y, l1, l2)
        return w


# ---- a regularizer of Keras -------------------------------------------------------------------------------------------


def judge_regularizer(observed: Any, word: Any, rules: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with a penalty class, by what `kit.observing.regularizer` observed of it.

    Of the judge half's names, `right(w, *strengths)` is the penalty of a float64 array and `gradient(w, *strengths)` its
    gradient (its value at 0 is not used); `see` is the section about the penalty and `see_gradient` the one about its slope.
    """
    strengths = list(word.strengths.values())
    w, kernel, other = word.w, word.kernel, word.other

    def value(array: Any) -> Any:
        return np.float64(rules["right"](array, *strengths))

    def slope(array: Any) -> Any:
        return rules["gradient"](array, *strengths)

    see, see_gradient = rules.get("see"), rules.get("see_gradient", rules.get("see"))
    single = np.float32(value(kernel.astype(np.float64)))
    halves = [np.float16(value(w.astype(np.float16).astype(np.float64)))] * 2
    rows, columns = np.indices(w.shape)
    off_zero = slope(w)[(rows + columns) % 2 != 0]
    config: list[Any] = [{key: np.float64(item) for key, item in word.strengths.items()}] * 3
    repeated = [value(array) for array in (w, other, w, w, -2 * w)]

    def slopes_of(gradient: Any) -> list[Any]:
        return [
            np.zeros_like(w),
            gradient(w),
            gradient(kernel.astype(np.float64)).astype(np.float32),
            *(gradient(size * w) for size in (1e6, 1e-6)),
        ]

    slopes = slopes_of(slope)
    scaled_gradients: dict[str, object] = {
        name: Mistake(
            slopes_of(lambda array, factors=factors: rules["gradient"](array, *factors)),
            "stop_gradient takes away a part of the slope. Leave it out: keras.ops has the gradient of each step.",
        )
        for name, factors in _scaled(word.strengths).items()
    }
    scaled_gradients["the gradient of large or small weights is not right"] = Mistake(
        lambda seen: len(seen) == len(slopes) and difference(seen[:3], settled(slopes[:3]), 1e-6, 1e-9) is None,
        "The slope is that of the penalty, however large or small a weight is. Cut nothing off, and round nothing to 0.",
    )
    scaled_gradients["the gradient forgets what comes after the penalty"] = Mistake(
        [slopes[0], *(one / 4 for one in slopes[1:])],  # `gradient` in observing.py
        "A gradient of your own is multiplied by that of what comes after, which tf.custom_gradient hands to it. "
        "Or leave it to TensorFlow.",
    )
    of_values: list[tuple[str, str, Any, dict[str, Any]]] = [
        ("kinds", "the penalty of a tensor and of variables", [value(w)] * 3, {}),
        ("singles", "the penalty in float32", [single] * 3, {"mistakes": DTYPE("float32")}),
        ("halves", "the penalty in float16", halves, {"rtol": 1e-2, "mistakes": DTYPE("float16")}),
        ("brains", "the penalty in bfloat16", np.float32(value(w)), {"rtol": 4e-2, "mistakes": DTYPE("float32")}),
        ("brain_dtype", "the dtype of the penalty in bfloat16", "bfloat16", {"mistakes": DTYPE("bfloat16")}),
        ("dtype_of_zeros", "the dtype of the penalty in float16, for a strength of 0", "float16", {"mistakes": DTYPE("float16")}),
        ("slopes", "the gradient", slopes, {"see": see_gradient, "mistakes": GRADIENT | scaled_gradients}),
        ("finite", "the gradient where weights are 0", [np.ones_like(w, bool)] * 2, {"see": see_gradient, "mistakes": FINITE}),
        ("off_zero", "the gradient beside zeros", off_zero, {"see": see_gradient}),
    ]
    refused, of_config, bad_groups = REFUSED, shared_mistakes(config), 1
    if len(strengths) > 1:
        bad_groups = len(strengths) + 1  # each by itself, then all at once
        refused, of_config = refused_of_two(), config_of_two(config)
    kept_alone: list[dict[str, float]] = [{}] if len(strengths) == 1 else [{}, *({key: item} for key, item in word.strengths.items())]
    forgotten = {
        "from_config forgets the strength": Mistake(
            either(*(np.float64(rules["right"](w, **kept)) for kept in kept_alone)), "Hand all that the dictionary holds to __init__."
        )
    }
    if len(strengths) > 1:
        forgotten["from_config swaps l1 and l2"] = Mistake(
            np.float64(rules["right"](w, *reversed(strengths))), "Hand them to __init__ by name: cls(**config)."
        )
    zeros, defaults = (dict.fromkeys(word.strengths, np.float64(strength)) for strength in (0.0, 0.01))
    returns_others = type(observed) is dict and difference(settled(observed.get("config")), settled(config), 1e-6, 1e-9) is None
    of_the_class: list[tuple[str, str, Any, dict[str, Any]]] = [
        ("refused", "refusing a bad strength in __init__", [[raised("ValueError")] * 6] * bad_groups, {"mistakes": refused}),
        ("keys", "the keys of get_config", sorted(word.strengths), {"mistakes": keys_mistakes(*word.strengths)}),
        ("config", "the strength in get_config, asked for three times", config, {"mistakes": of_config}),
        ("config_of_zeros", "get_config where strengths are 0", zeros, {"mistakes": of_zeros(zeros, returns_others)}),
        ("config_of_defaults", "get_config where no strength is given", defaults, {"mistakes": of_defaults(defaults)}),
    ]
    of_objects: list[tuple[str, str, Any, dict[str, Any]]] = [
        ("repeated", "the penalty of one object, asked for again and again", repeated, {"mistakes": shared_mistakes(repeated)}),
        ("again", "the penalty after from_config(get_config())", value(w), {"mistakes": AGAIN | forgotten}),
        ("reloaded", "the penalty of a model that was saved and loaded", single, {}),
        ("in_layer", "the penalty in a layer with mixed precision", single, {}),
        ("kept", "the array that was passed", [w, w], {"rtol": 0.0, "atol": 0.0, "mistakes": CHANGED}),
    ]
    right_values = bool(rules["values_are_right"])
    seen = observed if type(observed) is dict else {}
    told = False
    for checks, always in ((of_values, right_values), (of_the_class, True), (of_objects, right_values)):
        for name, what, right, options in checks if always else ():
            try:
                expect(seen.get(name), right, what=what, **{"see": see, **options})
            except Wrong as wrong:
                # One cause shows in many places: after the first, only what has a name of its own is news.
                if (not told and right_values) or (wrong.finding.mistake is not None and _is_named(wrong)):
                    told = True
                    yield wrong.finding


def _is_named(wrong: Wrong) -> bool:
    """Whether the mistake is one of those below, and no general word."""
    return wrong.finding.mistake is not None and wrong.finding.mistake.code == "text"


WORDS = {"a regularizer of Keras": judge_regularizer}


def _scaled(strengths: Mapping[str, float]) -> dict[str, tuple[float, ...]]:
    """Mistakes in the slope alone: the strengths with which it would be right."""
    if len(strengths) == 1:
        (strength,) = strengths.values()
        return {"the gradient is halved": (strength / 2,)}
    l1, l2 = strengths.values()
    return {
        "the L1 part of the gradient is missing": (0.0, l2),
        "the L2 part of the gradient is missing": (l1, 0.0),
        "the L1 part of the gradient is halved": (l1 / 2, l2),
        "the L2 part of the gradient is halved": (l1, l2 / 2),
    }


def _dtypes(seen: Any) -> list[Any]:
    return [item.dtype for item in (seen if type(seen) is list else [seen])]


def DTYPE(dtype: str) -> dict[str, object]:
    """For results that must have the dtype of w."""
    return {
        "result not of the dtype of w": Mistake(
            lambda seen: seen != dtype if type(seen) is str else any(found != dtype for found in _dtypes(seen)),
            "Keep the strength as a Python float, and let keras.ops work on w as it is: no float(), no cast to another dtype.",
        )
    }


GRADIENT: dict[str, object] = {
    "the gradient is cut off": Mistake(
        lambda seen: seen[1] is None and seen[2] is None,
        "stop_gradient, casts to integers and tf.numpy_function let no gradient through. Leave them out.",
    ),
    "NumPy breaks the gradient": Mistake(
        lambda seen: (
            seen[2] is not None
            and any(
                item is None or item in (raised("NotImplementedError"), raised("AttributeError"))
                for item in seen
                if not isinstance(item, np.ndarray)
            )
        ),
        "Keras traces your code with symbolic tensors. Use keras.ops for every step; NumPy and float() leave the graph.",
    ),
    "decides on values, which graph mode has not": Mistake(
        lambda seen: seen[2] == raised("TypeError") and all(type(item) is np.ndarray for item in seen[:2]),
        "Keras traces your code before there are values. Use ops.where instead of if, and no loop over entries.",
    ),
}

FINITE: dict[str, object] = {
    "gradient not finite at 0": Mistake(
        lambda seen: not all(part.all() for part in seen),
        "A root and a logarithm have no slope at 0: autodiff gives NaN there, and the first step of a layer that starts at 0 is lost.",
    )
}


def _accepted(seen: Any, places: slice) -> bool:
    return any("accepted" in group[places] for group in seen)


NEGATIVE = slice(3)  # of the bad strengths in observing.py; the other three are NaN and the infinities

REFUSED: dict[str, object] = {
    "accepts any strength": Mistake(
        lambda seen: _accepted(seen, NEGATIVE) and _accepted(seen, slice(3, 5)),
        "Raise ValueError in __init__ for a strength that is negative, NaN or infinite.",
    ),
    "accepts a negative strength": Mistake(
        lambda seen: _accepted(seen, slice(2)) and not _accepted(seen, slice(3, 5)),
        "A negative penalty would reward large weights.",
    ),
    "accepts a negative integer": Mistake(
        lambda seen: _accepted(seen, NEGATIVE) and not _accepted(seen, slice(2)) and not _accepted(seen, slice(3, 6)),
        "-1 is as bad a strength as -1.0. Look at the value of a strength, not at its type.",
    ),
    "accepts NaN or infinity": Mistake(
        lambda seen: _accepted(seen, slice(3, 6)) and not _accepted(seen, NEGATIVE),
        "Every comparison with NaN is false, so a test for less than 0 does not catch it. np.isfinite does.",
    ),
}


def keys_mistakes(*keys: str) -> dict[str, object]:
    """For the sorted keys of get_config, which must be these."""
    return {
        "no get_config": Mistake("no get_config", "Is it a class, with get_config as one of its methods, indented like the others?"),
        "get_config is missing": Mistake(
            raised("NotImplementedError"), "Write get_config; do not call the one of the base class, which only raises an error."
        ),
        "get_config is empty": Mistake([], "Return each argument of __init__ under its name."),
        "get_config has another key": Mistake(
            lambda seen: type(seen) is list and seen != [] and not set(keys) <= set(seen),
            "from_config passes the keys to __init__ as arguments, so they have the same names.",
        ),
        "get_config has a key too many": Mistake(
            lambda seen: type(seen) is list and set(keys) < set(seen),
            "from_config passes the keys to __init__ as arguments, so there is one for each argument.",
        ),
        "get_config returns nothing": Mistake(raised("TypeError"), "Return a dictionary."),
    }


def of_defaults(right: Mapping[str, Any]) -> dict[str, object]:
    """For get_config of an object that was given no strength."""
    return {
        "get_config leaves out a strength that was not given": Mistake(
            lambda seen: type(seen) is dict and "raised" not in seen and set(seen) < set(right),
            "Return each argument of __init__, also where it has its default.",
        ),
    }


def of_zeros(right: Mapping[str, Any], returns_others: bool) -> dict[str, object]:
    """For get_config of an object whose strengths are all 0; `returns_others` says whether it is right for other strengths."""

    def is_config(seen: Any) -> bool:
        return type(seen) is dict and "raised" not in seen

    return {
        "get_config leaves out a strength of 0": Mistake(
            lambda seen: is_config(seen) and set(seen) < set(right),
            "from_config would then take the default. Return each argument of __init__, whatever its value.",
        ),
        "get_config returns another strength for 0": Mistake(
            lambda seen: returns_others and set(seen) == set(right) and all(isinstance(item, np.ndarray) for item in seen.values()),
            "0 counts as false, so `strength or 0.01` is 0.01. Return what __init__ was given.",
        ),
    }


def penalty_mistakes(right: Rule, cost: Rule, *own: Known | Sequence[Known]) -> list[Known]:
    """The mistakes that can be made with every penalty, beside those of one penalty alone.

    `right(w, *strengths)` is the penalty, its strengths with their defaults, and `cost(w, *strengths)` what each weight costs. One of the
    text's `own` takes the place of that of the same name.
    """
    signature = inspect.signature(right)

    def strengths(w: Array, *given: float, **named: float) -> Sequence[float]:
        bound = signature.bind(w, *given, **named)
        bound.apply_defaults()
        return bound.args[1:]

    def with_strengths(change: Callable[[float], float]) -> Rule:
        return lambda w, *given, **named: right(w, *map(change, strengths(w, *given, **named)))

    def of_costs(reduce: Callable[[Any], object]) -> Rule:
        return lambda w, *given, **named: reduce(cost(w, *given, **named))

    def allowing(allowed: Callable[[Sequence[float]], bool]) -> Rule:
        return lambda w, *given, **named: right(w, *given, **named) if allowed(strengths(w, *given, **named)) else raised("ValueError")

    def is_less(seen: Any, *call: Any, **named: float) -> bool:
        return seen.shape == () and bool(seen < right(*call, **named))

    shared = [
        mistake(
            "averaged instead of summed",
            of_costs(np.mean),
            hint="Keras adds up the penalty of all weights. No mean, so that a weight costs the same in a small and in a large layer.",
        ),
        mistake("strength ignored", with_strengths(lambda _: 1.0), hint="Multiply by the strength."),
        mistake("strength squared", with_strengths(lambda strength: strength**2), hint="Multiply by the strength once."),
        mistake("strength always 0.01", with_strengths(lambda _: 0.01), hint="The strength is the argument of __init__. Keep it in self."),
        mistake("sign turned", of_costs(lambda costs: -np.sum(costs)), hint="A penalty is never negative."),
        mistake("largest weight instead of the sum", of_costs(np.max)),
        mistake(
            "summed over one axis",
            *(of_costs(partial(np.sum, axis=axis)) for axis in (0, -1)),
            hint="The penalty is one number. Sum over all axes.",
        ),
        mistake("not summed", of_costs(np.asarray), hint="The penalty is one number. Sum over all entries."),
        mistake("refuses the strength 0", allowing(all), allowing(any), hint="Zero is a strength like any other: no penalty."),
        mistake(
            "refuses integers",
            each=lambda seen, *call: (
                seen in (raised("ValueError"), raised("TypeError")) and any(type(strength) is int for strength in strengths(*call))
            ),
            hint="The integer 2 is as good a strength as 2.0. Look at the value of a strength, not at its type.",
        ),
        mistake(
            "small strengths not taken as they are",
            *(with_strengths(partial(max, least)) for least in (1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-10)),
            hint="Every strength of 0 or more is allowed, and 0 is no penalty at all.",
        ),
        mistake(
            "strength and weights in different dtypes",
            when=lambda seen, _: any(type(one) is str for one in seen),
            hint="Does the strength have the dtype of w? Keep a Python float, or use ops.cast.",
        ),
        mistake(
            "strength rounded",
            *(with_strengths(lambda strength, k=k: round(strength, k)) for k in range(2, 8)),
            with_strengths(lambda strength: float(np.float16(strength))),
            hint="Every digit of the strength counts. Keep it as it is.",
        ),
        mistake(
            "strengths above 1 not taken as they are",
            each=lambda seen, *call, **named: (
                sum(strengths(*call, **named)) > 1 and (seen == raised("ValueError") or is_less(seen, *call, **named))
            ),
            hint="Every strength of 0 or more is allowed, and counts in full.",
        ),
        mistake(
            "large weights count too little",
            each=lambda seen, w, *given, **named: np.abs(w).max() > 20 and is_less(seen, w, *given, **named),
            hint="The penalty grows with each weight, however large it is. Cut nothing off.",
        ),
        mistake(
            "no penalty at all",
            of_costs(lambda _: 0.0),
            hint="Keras' own Regularizer returns 0. Is __call__ a method of your class, spelt with two underscores on each side?",
        ),
        mistake("default strength is not 0.01", each=lambda seen, w, *given, **named: not given and not named and seen.shape == ()),
        *among(
            "other shapes",
            mistake(
                "the mean of an empty array",
                each=lambda seen, w, *_: w.size == 0 and np.isnan(seen),
                hint="A mean of no entries is NaN. Add up the sizes; the sum of none is 0.",
            ),
        ),
        *among(
            "weights of 0",
            mistake(
                "not 0 for weights of 0",
                each=lambda seen, *_: seen.shape == (),
                hint="The penalty of zeros is 0. Add nothing small to the weights or under a root, and divide by nothing that zeros make 0:"
                " ops.abs and ops.square need neither.",
            ),
        ),
        *among(
            "small weights",
            mistake(
                "small weights cost too little",
                each=is_less,
                hint="Each weight costs something, however small it is. Leave none out; a smooth curve is too flat near 0.",
            ),
            mistake(
                "something small is added",
                each=lambda seen, *call: seen.shape == () and seen > right(*call),
                hint="Weights of 1e-6 are weights too. Add nothing to them, and divide by nothing.",
            ),
        ),
    ]
    special = [one for entry in own for one in ([entry] if isinstance(entry, Known) else entry)]
    replaced = {(one.group, one.name) for one in special}
    return special + [one for one in shared if (one.group, one.name) not in replaced]


def _halved(value: Any) -> Any:
    """What an object of the strength would give with half of it, which another object was made with meanwhile."""
    return {key: item / 2 for key, item in value.items()} if isinstance(value, dict) else value / 2


def shared_mistakes(right: Sequence[Any]) -> dict[str, object]:
    """For what one object gives again and again, while another one has half its strength."""
    halved = [_halved(value) for value in right]

    def is_halved(seen: Any) -> bool:
        return difference(seen, settled(halved), 1e-6, 1e-9) is None

    def differ(one: Any, other: Any) -> bool:
        return difference(one, other, 1e-9, 1e-12) is not None

    def is_config(part: Any) -> bool:
        return "raised" not in part and set(part) == set(right[0])

    def holds_numbers(part: Any) -> bool:
        return all(isinstance(item, np.ndarray) for item in part.values())

    return {
        "one strength for all objects": Mistake(halved, "Keep each strength in self, not in the class or outside of it."),
        "another answer when asked again": Mistake(
            # the same array three times, another array, and a variable that was changed, its signs too
            lambda seen: (
                len(seen) == 5
                and not is_halved(seen)
                and (
                    any(differ(seen[0], seen[at]) for at in (2, 3))
                    or not differ(seen[0], seen[1])
                    or not differ(seen[3], seen[4])
                    or difference(seen[:4], settled(right[:4]), 1e-6, 1e-9) is None
                )
            ),
            "The penalty depends on w and the strength alone.",
        ),
        "the precision of an earlier call is kept": Mistake(
            # the first call was made in half precision
            lambda seen: np.allclose(np.array(seen), np.array(right), 2e-3, 0.0) and not any(differ(seen[0], seen[at]) for at in (2, 3)),
            "Keep the strength as a Python number, and cast it to the dtype of w in each call.",
        ),
        "get_config has a key too many": Mistake(
            lambda seen: any(set(right[0]) < set(part) for part in seen),
            "An object that was called before returns the arguments of __init__ too, and nothing else. "
            "List them, instead of all attributes.",
        ),
        "get_config does not return the strength": Mistake(
            lambda seen: all(is_config(part) for part in seen) and any(holds_numbers(part) for part in seen) and not is_halved(seen),
            "get_config returns what __init__ was given, each time that it is asked.",
        ),
        "get_config returns a strength that is not a number": Mistake(
            lambda seen: all(is_config(part) and not holds_numbers(part) for part in seen),
            "Return the number that __init__ was given, as it is.",
        ),
    }


AGAIN: dict[str, object] = {
    "not a regularizer of Keras": Mistake(
        raised("AttributeError"), "The class inherits from keras.regularizers.Regularizer: that brings from_config."
    )
}

CHANGED: dict[str, object] = {
    "changes the caller's arguments": Mistake(
        lambda seen: len(seen) == 2, "Operators such as *= and **= write into the array itself. Build a new one."
    )
}


def refused_of_two() -> dict[str, object]:
    """For two strengths, each of which must be checked."""

    def one_alone(seen: Any) -> bool:
        first, second = (all(part == "accepted" for part in group) for group in seen[:2])
        return first != second

    both: dict[str, object] = {
        name: Mistake(lambda seen, test=known.value: not one_alone(seen) and test(seen), known.hint)
        for name, known in REFUSED.items()
        if isinstance(known, Mistake)
    }
    return {"checks one of the two strengths": Mistake(one_alone, "Check each strength by itself.")} | both


def config_of_two(right: Sequence[Any]) -> dict[str, object]:
    """For two strengths that may stand under each other's name."""
    first, second = right[0].values()

    def swapped(seen: Any) -> bool:
        return all(np.allclose(list(part.values()), [second, first]) and list(part) == list(right[0]) for part in seen)

    shared = shared_mistakes(right)
    known = shared["get_config does not return the strength"]
    assert isinstance(known, Mistake)
    test: Any = known.value
    return {
        "one strength for all objects": shared["one strength for all objects"],
        "get_config swaps l1 and l2": Mistake(swapped),
        "get_config has a key too many": shared["get_config has a key too many"],
        "get_config returns a strength that is not a number": shared["get_config returns a strength that is not a number"],
        "get_config does not return the strength": Mistake(lambda seen: test(seen) and not swapped(seen), known.hint),
    }


# ---- cars -------------------------------------------------------------------------------------------------------------

# Miles per gallon of the cars to predict, in the order of the table in observing.py.
_OTHERS_MPG = """
15 16 17 14 14 14 15 14 14 24 22 18 25 24 25 26 21 10 11 9 27 28 19 17 19 14
14 13 19 23 28 30 30 31 24 25 23 20 21 13 14 17 11 13 12 13 13 13 14 22 21 26
22 28 23 28 13 14 12 13 12 13 18 16 18 23 26 11 12 13 12 21 18 21 26 16 20 15
24 20 19 31 32 25 16 16 16 13 14 29 26 32 26 31 18 15 16 16 17 18 21 20 29 23
24 25 24 18 29 19 23 23 22 33 28 25 26 27 17.5 15.5 14.5 24 22.5 29 24.5 20 18.5 32 20 19
16.5 13 30 36 25.5 33.5 17.5 15 20.5 16 15.5 15.5 29 26 30.5 30 30.5 22 21.5 21.5 36.1 39.4 19.9 20.2 19.2 20.8
18.6 18.1 19.2 17.7 18.1 17.5 30.9 21.1 23.8 20.3 17 16.2 31.5 29.5 21.5 19.8 22.3 20.6 17 17.6 16.5 18.2 16.9 15.5 19.2 31.9
34.1 27.4 23.9 34.2 31.8 37.3 26.8 33.5 41.5 38.1 37.2 28 19.1 34.3 31.3 37 32.2 46.6 44.3 43.4 36.4 30 44.6 33.8 29.8 32.7
23.7 35 32.4 27.2 26.6 25.8 23.5 39.1 34.1 34.7 33.7 32.4 32.9 30.7 24.2 20.2 28 27 34 27 36 37 38 36 38 32
25 22 32 44 32 31
"""


def car_targets(seed: int) -> tuple[list[Array], list[Array]]:
    """The miles per gallon for each row of test_X, once with NaN for the training cars and once with NaN for all others."""
    judged, known = [], []
    for at, ((_, train_y, test_X), others, own) in enumerate(car_samples(seed)):
        trained = train_y / KM_PER_LITRE if at == 0 else train_y
        for found, places, targets in ((judged, others, np.array(_OTHERS_MPG.split(), dtype=float)), (known, own, trained)):
            found.append(np.full(len(test_X), np.nan))
            found[-1][places] = targets
    return judged, known
