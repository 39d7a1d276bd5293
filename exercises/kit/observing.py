"""This course's verbs for the observing half: what a Keras penalty does, and which ready-made solvers are refused.

It is shown to students' processes; what judges these values is in `judging.py` beside it, which never is.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.machinery
import os
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from autograder.observing import Case, Word, numbers, outcome, plain
from autograder.observing.refusing import no_processes, once_imported, refuse, refuse_compiled


def gradient(function: Callable[[Any], Any], w: Any, graph: bool = False) -> Any:
    """The gradient of a scalar function at `w`; None where nothing connects them.

    `graph=True` computes it as `model.fit` does: traced once, without AutoGraph. It is taken through a step that comes after the
    function, as in a loss: of the function's value times 4, and then a quarter of it, which changes no digit.
    """
    import tensorflow as tf

    variable = tf.Variable(w)

    def compute() -> Any:
        with tf.GradientTape() as tape:
            value = function(variable)
            if tf.is_tensor(value):
                value = 4 * value
        found = tape.gradient(value, variable)
        return None if found is None else tf.convert_to_tensor(found) / 4

    result = tf.function(compute, autograph=False)() if graph else compute()
    return None if result is None else plain(result)


def layer_penalty(regularizer: Any, kernel: Any, dtype: str = "float32") -> Any:
    """The penalty that a Dense layer with this kernel and dtype policy (such as "mixed_float16") reports."""
    import keras

    with _no_warnings():
        layer = keras.layers.Dense(kernel.shape[1], kernel_regularizer=regularizer, use_bias=False, dtype=dtype)
        layer.build((None, kernel.shape[0]))
        layer.set_weights([kernel])
        return plain(sum(layer.losses))


@contextlib.contextmanager
def _no_warnings() -> Iterator[None]:
    """What Keras warns of must not stop it where the student has made errors of warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def reloaded_penalty(regularizer: Any, kernel: Any, custom_objects: Mapping[str, Any]) -> Any:
    """The penalty of a model with this regularizer after it was saved as `.keras` and loaded again."""
    import keras

    # the dtype by name, for a student may have called set_floatx
    dense = keras.layers.Dense(kernel.shape[1], kernel_regularizer=regularizer, use_bias=False, dtype="float32")
    model = keras.Sequential([keras.Input((kernel.shape[0],)), dense])
    model.set_weights([kernel])
    with _no_warnings(), tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.keras")
        model.save(path)
        loaded = keras.models.load_model(path, custom_objects=dict(custom_objects), compile=False)
    return plain(sum(loaded.losses))


def observe_penalty(kind: Any, strength: Sequence[float], w: Any, kernel: Any, other: Any) -> dict[str, Any]:
    """What a penalty class, called with `strength`, does in all that Keras may ask of it; judged by `judging.judge_regularizer`.

    `w` is a float64 matrix without zeros, `kernel` a float32 matrix, `other` a float64 array of another shape. Of the names:
    kinds are a tensor and variables, singles float32, halves float16, brains bfloat16; dtype_of_zeros that of float16 with
    strengths of 0; slopes the gradient with a strength of 0, eager, in graph mode, and of large and of small weights; finite and
    off_zero the gradient at and beside zeros; refused bad strengths, a list for each argument, and for all at once; keys are
    those of get_config; config is asked for three times, of an object whose strengths are 0, and of one that was given none;
    repeated is one object called with arrays and with a variable that changes, after calls in half precision and in graph mode;
    again is after from_config, reloaded from a saved model, in_layer in mixed precision; kept is what was passed.
    """
    import keras
    import tensorflow as tf

    def make() -> Any:
        return kind(*strength)

    def value(array: Any, of: Any = None) -> Any:
        return outcome(lambda: plain((of or make())(array)))

    def slope(array: Any) -> Any:
        return gradient(make(), array)

    def dtype_of(result: Any) -> str:
        return str(keras.backend.standardize_dtype(result.dtype)) if hasattr(result, "dtype") else type(result).__name__

    def try_with(bad: float, place: int) -> str:
        kind(*strength[:place], bad, *strength[place + 1 :])
        return "accepted"

    def try_all(bad: float) -> str:
        kind(*[bad for _ in strength])
        return "accepted"

    def config_of(regularizer: Any) -> Any:
        return outcome(lambda: {str(key): number_or_kind(item) for key, item in regularizer.get_config().items()})

    def keys_of() -> Any:
        made = make()
        return sorted(made.get_config()) if hasattr(made, "get_config") else "no get_config"

    def number_or_kind(item: Any) -> Any:
        found = outcome(lambda: numbers(item))  # a symbolic tensor is no number, and says so by an error of its own
        return type(item).__name__ if type(found) is dict else found

    rows, columns = np.indices(w.shape)
    with_zeros = np.where((rows + columns) % 2 == 0, 0.0, w)
    beside = with_zeros != 0
    with no_keras_penalties():
        kinds = [value(each) for each in (tf.constant(w), tf.Variable(w), keras.Variable(w, dtype="float64"))]
        singles = [value(each) for each in (kernel.copy(), tf.constant(kernel), keras.Variable(kernel))]
        halves = [value(each) for each in (w.astype("float16"), tf.constant(w, "float16"))]
        brain = tf.cast(w, "bfloat16")
        brains = value(brain)
        brain_dtype = outcome(lambda: dtype_of(make()(brain)))
        dtype_of_zeros = outcome(lambda: dtype_of(kind(*[0.0 for _ in strength])(tf.constant(w, "float16"))))
        level = outcome(lambda: gradient(kind(*[0.0 for _ in strength]), w))
        slopes = [
            level if type(level) is np.ndarray else np.zeros_like(w),  # a penalty of 0 need not depend on w
            outcome(lambda: slope(w)),
            outcome(lambda: gradient(make(), kernel, graph=True)),
            *(outcome(partial(slope, size * w)) for size in (1e6, 1e-6)),
        ]
        at_zero = [outcome(partial(slope, each)) for each in (with_zeros, np.zeros_like(w))]
        finite = [outcome(partial(np.isfinite, each)) for each in at_zero]
        off_zero = outcome(lambda: at_zero[0][beside])
        bad_ones = (-0.1, -1e-9, -1, float("nan"), float("inf"), float("-inf"))
        refused = [[outcome(partial(try_with, bad, place)) for bad in bad_ones] for place in range(len(strength))]
        if len(strength) > 1:  # a product of two negative numbers is positive
            refused.append([outcome(partial(try_all, bad)) for bad in bad_ones])
        keys = outcome(keys_of)
        of_zeros: Any = None
        with contextlib.suppress(Exception):
            of_zeros = kind(*[0.0 for _ in strength])
        config_of_zeros = config_of(of_zeros)
        config_of_defaults = outcome(lambda: config_of(kind()))
        one: Any = None
        with contextlib.suppress(Exception):  # then each use of it below says what is wrong
            one = make()
            kind(*[item / 2 for item in strength])  # one object's strength is none of the other's business
        config = [config_of(one), config_of(one)]
        value(w.astype("float16"), one)  # a lower precision and a training leave no trace, also where they go wrong
        repeated = [value(w.copy(), one)]
        outcome(lambda: gradient(one, kernel, graph=True))
        repeated += [value(array.copy(), one) for array in (other, w)]
        config += [config_of(one)]
        trained = keras.Variable(w, dtype="float64")
        repeated += [value(trained, one)]
        trained.assign(-2 * w)
        repeated += [value(trained, one)]
        again = outcome(lambda: plain(kind.from_config(one.get_config())(w.copy())))
        reloaded = outcome(lambda: reloaded_penalty(make(), kernel, {kind.__name__: kind}))
        in_layer = outcome(lambda: layer_penalty(make(), kernel, "mixed_float16"))
        passed = [w.copy(), keras.Variable(w, dtype="float64")]
        for each in passed:
            value(each)
        kept = [numbers(each) for each in passed]
    return {
        "kinds": kinds,
        "singles": singles,
        "halves": halves,
        "brains": brains,
        "brain_dtype": brain_dtype,
        "dtype_of_zeros": dtype_of_zeros,
        "slopes": slopes,
        "finite": finite,
        "off_zero": off_zero,
        "refused": refused,
        "keys": keys,
        "config_of_zeros": config_of_zeros,
        "config_of_defaults": config_of_defaults,
        "config": config,
        "repeated": repeated,
        "again": again,
        "reloaded": reloaded,
        "in_layer": in_layer,
        "kept": kept,
    }


def penalty(kind: Any, w: Any, *strengths: float, **named: float) -> Any:
    """The penalty of `w` by a class of the student's, as a plain value.

    Where it fails for a float64 array and works for the same in float32, the text "float32": strength and weights have different dtypes.
    """
    with no_keras_penalties():
        try:
            return plain(kind(*strengths, **named)(w))
        except Exception:
            if getattr(w, "dtype", None) != np.float64:
                raise
            found = outcome(lambda: plain(kind(*strengths, **named)(w.astype("float32"))))
            if type(found) is dict:
                raise
            return "float32"


class regularizer(Word):
    """The class is a regularizer of Keras: dtypes, gradients, refused strengths, config, saving, mixed precision."""

    name = "a regularizer of Keras"

    def __init__(self, kind: str, seed: int, **strengths: float) -> None:
        """`kind` is the name of the student's class; `strengths` are its arguments, in their order."""
        self.kind, self.strengths = kind, strengths
        draw = np.random.default_rng(seed)
        self.w = draw.normal(size=(3, 4)) + np.sign(draw.normal(size=(3, 4)))
        self.kernel = draw.normal(size=(4, 2)).astype("float32")
        self.other = draw.normal(size=6)

    def observe(self, namespace: Mapping[str, Any]) -> Any:
        """Called in the student's process, with the notebook's names."""
        return outcome(lambda: observe_penalty(namespace[self.kind], list(self.strengths.values()), self.w, self.kernel, self.other))


#: What works on each entry takes them all: rank 0 to 4, a single entry, one column, more than a hundred entries.
SHAPES = ((), (7,), (1,), (2, 3), (9, 1), (40, 4), (2, 3, 2), (2, 1, 2, 2))


def penalty_inputs(draw: np.random.Generator, *strengths: float) -> Iterator[tuple[Any, ...]]:
    """Further inputs of a penalty: arrays of rank 0 to 4, empty ones, small weights and zeros."""
    w = draw.normal(size=(3, 4)) + np.sign(draw.normal(size=(3, 4)))
    yield "equal weights, as large as the strengths", np.array([*strengths, *strengths, -2.0, 2.0]), *strengths
    for size in (1e3, 1e8):
        yield f"weights of {size:g}", size * w, *strengths
    yield "weights of 0 / zeros", np.zeros_like(w), *strengths
    yield "small weights / weights of 1e-6", 1e-6 * w, *strengths
    yield "small weights / weights of 1e-9", 1e-9 * (w + np.sign(w)), *strengths
    for shape in ((), (1,), (5,), (1, 3), (5, 1), (12, 10), (2, 1, 3), (2, 1, 2, 2)):
        yield f"other shapes / an array of rank {len(shape)}", np.asarray(draw.normal(size=shape)), *strengths
    for shape in ((0,), (3, 0)):
        yield "other shapes / an empty array", np.zeros(shape), *strengths


def sparse_problem(
    draw: np.random.Generator, n: int, scales: Any, share: float, shared: float = 0.5, alike: float = 0.0
) -> tuple[Any, Any, float]:
    """Centred data whose true weights are partly zero, and an l1 that is this `share` of the least under which no weight is left.

    The features have these `scales` and are correlated by what they have in common; the first two have the correlation `alike`. The noise
    has half the signal's size.
    """
    X = draw.normal(size=(n, len(scales))) + shared * draw.normal(size=(n, 1))
    if alike:
        X[:, 1] = alike * X[:, 0] + np.sqrt(1 - alike**2) * X[:, 1]
    X = X * scales
    X -= X.mean(axis=0)
    signal = X @ (draw.choice([-3.0, -1.0, 0.0, 0.0, 2.0], size=len(scales)) + np.eye(len(scales))[0] * 4)
    y = signal + 0.5 * signal.std() * draw.normal(size=n)
    return X, y - y.mean(), float(share * np.abs(2 * X.T @ (y - y.mean()) / n).max())


def pulling_problems() -> Iterator[tuple[Any, Any]]:
    """Features that pull against each other: alone the second has a pull of the other sign, or none, and its weight is above 0."""
    u, v = np.array([1.0, 1.0, -1.0, -1.0]), np.array([1.0, -1.0, 1.0, -1.0])
    apart = np.column_stack([2 * u + v, 1.2 * v - 2 * u])  # 1.2: of equal ones an unfinished fit is the minimum for another strength
    for weights in ([3.0, 1.0], [3.0, 1.5]):
        yield apart, apart @ np.array(weights)
    # the largest curvature is along (1, -1, 0)
    across = np.outer(u, [2.0, -2.0, 0.0]) + np.outer(v, [1.0, 1.0, 1.0]) + np.outer(u * v, [0.5, 0.5, -1.0])
    yield across, across @ np.array([2.0, -1.0, 1.0])


class tensors_too(Word):
    """Tensors and variables are taken as well as arrays: as `tf.constant`, `keras.Variable` and `tf.Variable`.

    So are the first input of each pattern that code may branch on, and the first of all in lower precision too.
    """

    name = "tensors and variables"
    makes = ("tensor", "Keras variable", "TensorFlow variable")

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """In the judge's process the tensors stay arrays."""
        seen: set[Any] = set()
        for at, case in enumerate(cases):
            pattern = _branches(case.args)
            if pattern in seen or not any(type(arg) is np.ndarray for arg in case.args):
                continue
            for make in self.makes:
                kind = f"{case.kind}, as a {make}" if seen else f"a {make}"
                yield Case(kind, _as(make, case.args), group=self.name, reference=case.args, base=at)
            if not seen:
                for dtype in ("float32", "float16"):
                    lower = tuple(arg.astype(dtype) if type(arg) is np.ndarray else arg for arg in case.args)
                    known = tuple(arg.astype("float64") if type(arg) is np.ndarray else arg for arg in lower)
                    for make in self.makes:
                        yield Case(f"a {make} of {dtype}", _as(make, lower), group=self.name, reference=known, base=at, dtype=dtype)
            seen.add(pattern)


def _branches(args: Sequence[Any]) -> tuple[Any, ...]:
    """What an `if` may ask of each argument: whether it is 0, and whether an array is empty, of rank 0, or has nothing but zeros."""
    return tuple((arg.size == 0, arg.ndim == 0, not arg.any()) if type(arg) is np.ndarray else arg == 0 for arg in args)


def _as(make: str, args: Sequence[Any]) -> tuple[Any, ...]:
    """The arrays among the arguments as tensors or variables."""
    return tuple(Tensor(make, arg) if type(arg) is np.ndarray else arg for arg in args)


class Tensor:
    """An array that becomes a tensor or variable when the call is made."""

    def __init__(self, make: str, array: Any) -> None:
        self.make, self.array = make, array

    def __deepcopy__(self, _: Any) -> Any:
        import keras
        import tensorflow as tf

        if self.make.endswith("Keras variable"):
            return keras.Variable(self.array, dtype=self.array.dtype.name, trainable=self.make == "Keras variable")
        return (tf.Variable if self.make == "TensorFlow variable" else tf.constant)(self.array)


@contextlib.contextmanager
def no_keras_penalties() -> Iterator[None]:
    """While open, Keras' own L1, L2 and L1L2 raise NotAllowed, however they are reached.

    The code of their methods is swapped, so aliases, subclasses, string names and methods captured earlier are
    caught too.
    """

    message = "Keras' own L1, L2 and L1L2 are not allowed here: compute the penalty yourself, with keras.ops."
    with contextlib.ExitStack() as stack:

        def ban(module: str) -> None:
            _note_penalties(module)
            refuse(stack, _penalties, message)

        refuse(stack, _penalties, message)
        for module in _OF_PENALTIES:
            once_imported(stack, module, partial(ban, module))
        yield


_OF_PENALTIES = ("keras.regularizers", "tensorflow.python.keras.regularizers")  # the second is TensorFlow's own copy
_penalties: list[object] = []


def _note_penalties(module: str) -> None:
    kinds = [vars(sys.modules[module]).get(name) for name in ("L1", "L2", "L1L2")]
    found = [vars(kind)[name] for kind in kinds if isinstance(kind, type) for name in ("__init__", "__call__") if name in vars(kind)]
    _add(_penalties, found)


def _add(known: list[object], found: Sequence[object]) -> None:
    there = set(map(id, known))
    known += [one for one in found if id(one) not in there]


@contextlib.contextmanager
def no_sklearn_linear() -> Iterator[None]:
    """While open, scikit-learn's linear models raise NotAllowed when fitted, by whatever name they are reached.

    scikit-learn is not imported for this; where the student's code imports it inside, again or under another name, it is caught
    on import. Another process, in which nothing is refused, cannot be started meanwhile (PermissionError), and those that run
    already are halted. Code that undoes this from inside its process is not stopped; nor is a copy of a solver.
    """
    message = "scikit-learn's linear models are not allowed here: build the solver yourself."
    with contextlib.ExitStack() as stack:
        stack.enter_context(no_processes())
        if _linear and "sklearn.linear_model" not in sys.modules:
            _refuse_linear_models(stack, message)
        once_imported(stack, "sklearn.linear_model", lambda: _refuse_linear_models(stack, message))
        yield


_FITTING = {"fit", "partial_fit", "path"}
_PATHS = {
    *("lasso_path", "enet_path", "lars_path", "lars_path_gram", "_lars_path_solver", "orthogonal_mp"),
    *("orthogonal_mp_gram", "ridge_regression", "_ridge_regression", "sag_solver", "_logistic_regression_path"),
    *("_solve_svd", "_solve_cholesky", "_solve_lsqr", "_solve_sparse_cg", "_solve_lbfgs"),
}
_FOLDER = os.path.join("sklearn", "linear_model", "")


_linear: list[object] = []
_compiled: list[types.ModuleType] = []


def _note_linear_models() -> None:
    found: list[object] = []
    for name, module in list(sys.modules.items()):
        if not name.startswith("sklearn.linear_model"):
            continue
        for key, value in list(vars(module).items()):
            if isinstance(value, type) and value.__module__.startswith("sklearn.linear_model"):
                found += [vars(value)[method] for method in _FITTING if method in vars(value)]
            elif key in _PATHS:
                found.append(value)
        if (getattr(module, "__file__", None) or "").endswith(tuple(importlib.machinery.EXTENSION_SUFFIXES)) and module not in _compiled:
            _compiled.append(module)
    _add(_linear, found)


def _refuse_linear_models(stack: contextlib.ExitStack, message: str) -> None:
    _note_linear_models()
    # Loaded a second time under another name, or put out of sys.modules, it is still code of that folder.
    _add(_linear, [item for item in gc.get_objects() if type(item) is types.FunctionType and _is_linear(item.__code__)])
    refuse(stack, _linear, message)
    refuse_compiled(stack, _compiled, message)


def _is_linear(code: types.CodeType) -> bool:
    return _FOLDER in code.co_filename and code.co_name in _FITTING | _PATHS


class variables_too(Word):
    """Lists of arrays may hold Keras variables: the first two inputs, without empty arrays, which no layer has."""

    name = "Keras variables"
    mistake = "Keras variables not handled"
    hint = "ops.convert_to_numpy turns a variable into an array. One that is not trained counts like any other."

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """In the judge's process the variables stay arrays."""
        for at, case in enumerate(cases[:2]):
            known = tuple([w for w in arg if w.size] if type(arg) is list else arg for arg in case.args)
            kinds = {"variables": "Keras variable", "variables that are not trained": "frozen Keras variable"}
            for kind, make in kinds.items():
                args = tuple([Tensor(make, w) for w in arg] if type(arg) is list else arg for arg in known)
                yield Case(f"{case.kind}, as {kind}", args, group=self.name, reference=known, base=at)


class mixed_lists_too(Word):
    """A list may hold arrays beside Keras variables, and float32 beside float64: the first two inputs.

    Nothing in them may be as large as `tol` except what float32 holds exactly.
    """

    name = "mixed lists"
    mistake = "lists of mixed dtypes or kinds not handled"
    hint = (
        "A list may hold arrays beside variables, and float32 beside float64. Turn each of them into a NumPy array by itself: "
        "TensorFlow joins only tensors of one dtype."
    )

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """In the judge's process the variables stay arrays."""
        for at, case in enumerate(cases[:2]):
            for first in (0, 1):  # which of the two kinds the list begins with
                known = tuple(_every_other(first, _in_float32, arg) for arg in case.args)
                yield Case(f"{case.kind}, of float32 and float64", known, group=self.name, base=at)
                args = tuple(_every_other(first, _as_variable, arg) for arg in case.args)
                yield Case(f"{case.kind}, arrays and variables", args, group=self.name, reference=case.args, base=at)


def _every_other(first: int, change: Callable[[Any], Any], arg: Any) -> Any:
    """Every other entry of a list changed; anything else as it is."""
    return [change(w) if at % 2 == first else w for at, w in enumerate(arg)] if type(arg) is list else arg


def _in_float32(w: Any) -> Any:
    return w.astype("float32")


def _as_variable(w: Any) -> Any:
    return Tensor("Keras variable", w) if w.size else w


def with_zeros(value: Any) -> Any:
    """Values as float64 numbers, and which of them are exactly 0; None stays None."""
    found = numbers(value)
    return found if found is None else [found, np.asarray(found == 0)]


def of_array(verb: Callable[[Any], Any], value: Any) -> Any:
    """`verb(value)` for an array, a tensor or a number; of a list or a tuple, what it is."""
    return {"type": type(value).__name__} if isinstance(value, (list, tuple)) else verb(value)


def names_of(value: Any) -> Any:
    """A list of strings as plain strings; of anything else, what it is."""
    if type(value) is list and all(isinstance(name, str) for name in value):
        return [str(name) for name in value]
    is_of_numbers = isinstance(value, np.ndarray) and value.dtype.kind in "biuf"
    return value if value is None or is_of_numbers or isinstance(value, list) else {"type": type(value).__name__}


class OfKeras:
    """A penalty of Keras, which is one of NumPy as long as no student's code has been given it."""

    def __init__(self, kind: str, strength: float = 1.0) -> None:
        """`kind` is "L2", or "largest" for a function that returns a tensor."""
        self.kind, self.strength = kind, strength

    def __call__(self, w: Any) -> Any:
        return self.strength * (np.sum(w**2) if self.kind == "L2" else np.abs(w).max())

    def __deepcopy__(self, _: Any) -> Any:
        import keras

        if self.kind == "L2":  # L1 takes no float64 before Keras 3.14
            return keras.regularizers.L2(self.strength)
        return lambda w: keras.ops.max(keras.ops.abs(w))


def entries(value: Any) -> Any:
    """A tuple or list with its entries as float64 numbers; a dictionary as what it is; anything else as numbers."""
    if isinstance(value, (tuple, list)):
        return type(value)(numbers(part) for part in value) if type(value) in (tuple, list) else tuple(numbers(part) for part in value)
    return {"type": "dict"} if isinstance(value, dict) else numbers(value)


def fit_of(value: Any, X: Any = None) -> Any:
    """A tuple (weights, intercept) as float64 numbers, or its predictions for `X`; of anything else, what it is."""
    if not isinstance(value, tuple):
        return value if value is None else {"type": type(value).__name__}
    if X is None:
        return tuple(numbers(part) for part in value)
    weights, intercept = value
    return X @ numbers(weights) + float(intercept)


class DenseNetwork:
    """A compiled Keras model of Dense layers with tanh between; one of NumPy as long as no student's code has been given it."""

    def __init__(
        self,
        weights: Sequence[Any],
        strengths: Mapping[int, tuple[float, float]],
        metrics: Sequence[str] = (),
        dropout: float = 0.0,
        eagerly: bool = True,
    ) -> None:
        """`weights` are kernel and bias of each layer, in turn; `strengths` gives l1 and l2 of those that are penalized, by their place.

        A new model is made for each call, and tracing it costs far more than fifty samples do: so most run `eagerly`.
        """
        self.weights, self.strengths, self.metrics, self.dropout = list(weights), dict(strengths), list(metrics), dropout
        self.eagerly = eagerly

    def __call__(self, X: Any) -> Any:
        """The predictions, shape (n, 1)."""
        for place in range(0, len(self.weights), 2):
            X = (np.tanh(X) if place else X) @ self.weights[place] + self.weights[place + 1]
        return X

    def parts(self) -> list[Any]:
        """The penalties, in the order of the weights."""
        chosen = [(self.weights[place], l1, l2) for place, (l1, l2) in sorted(self.strengths.items())]
        return [l1 * np.abs(w).sum() + l2 * (w**2).sum() for w, l1, l2 in chosen]

    def __deepcopy__(self, _: Any) -> Any:
        import keras

        penalties = {place: keras.regularizers.L1L2(l1=l1, l2=l2) for place, (l1, l2) in self.strengths.items()}
        layers = [keras.Input((len(self.weights[0]),))]
        for place in range(0, len(self.weights), 2):
            is_last = place + 2 == len(self.weights)
            if is_last and self.dropout:
                layers.append(keras.layers.Dropout(self.dropout))
            regularizers = {"kernel_regularizer": penalties.get(place), "bias_regularizer": penalties.get(place + 1)}
            layers.append(keras.layers.Dense(len(self.weights[place + 1]), None if is_last else "tanh", **regularizers))
        model = keras.Sequential(layers)
        model.compile(keras.optimizers.SGD(0.0123), "mse", metrics=self.metrics or None, run_eagerly=self.eagerly)
        model.set_weights(self.weights)
        return model


def network_state(model: Any) -> list[Any]:
    """What a call must leave as it is: weights, penalties, steps of the optimizer, which weights are trained, and the settings of all."""
    penalty = outcome(lambda: numbers(sum(model.losses)))
    rate = outcome(lambda: numbers(model.optimizer.learning_rate))
    steps = outcome(lambda: int(model.optimizer.iterations))  # a step of training, also where the weights are put back
    settings = [repr(model.get_config()), repr(model.get_compile_config()), repr((model.run_eagerly, model.jit_compile))]
    return [*model.get_weights(), penalty, rate, steps, len(model.trainable_weights), *settings]


def same_state(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))


# ---- cars: of Donoho and Ramos (1982), as the package vega_datasets ships them ------------------------------------------

# Cars that samples are drawn from (miles per gallon, cylinders, displacement, horsepower, weight, acceleration, year, origin), and cars to
# predict, without their miles per gallon. No car is in both.
_POOL = """
18 8 307 130 3504 12 70 0; 18 8 318 150 3436 11 70 0; 15 8 429 198 4341 10 70 0; 15 8 383 170 3563 10 70 0;
15 8 400 150 3761 9.5 70 0; 21 6 200 85 2587 16 70 0; 27 4 97 88 2130 14.5 70 2; 26 4 97 46 1835 20.5 70 1;
10 8 307 200 4376 15 70 0; 25 4 113 95 2228 14 71 2; 16 6 225 105 3439 15.5 71 0; 18 6 232 100 3288 15.5 71 0;
14 8 400 175 4464 11.5 71 0; 14 8 351 153 4154 13.5 71 0; 12 8 383 180 4955 11.5 71 0; 13 8 400 170 4746 12 71 0;
18 6 258 110 2962 13.5 71 0; 22 4 140 72 2408 19 71 0; 18 6 250 88 3139 14.5 71 0; 35 4 72 69 1613 18 71 2;
27 4 97 60 1834 19 71 1; 26 4 91 70 1955 20.5 71 0; 15 8 318 150 4135 13.5 72 0; 14 8 351 153 4129 13 72 0;
19 3 70 97 2330 13.5 72 2; 15 8 304 150 3892 12.5 72 0; 18 4 121 112 2933 14.5 72 1; 27 4 97 88 2100 16.5 72 2;
13 8 350 175 4100 13 73 0; 14 8 304 150 3672 11.5 73 0; 15 8 318 150 3777 12.5 73 0; 13 8 400 150 4464 12 73 0;
14 8 318 150 4237 14.5 73 0; 13 8 440 215 4735 11 73 0; 18 6 232 100 2945 16 73 0; 18 6 232 100 2789 15 73 0;
20 4 97 88 2279 19 73 2; 22 4 108 94 2379 16.5 73 2; 19 4 122 85 2310 18.5 73 0; 15 8 350 145 4082 13 73 0;
29 4 68 49 1867 19.5 73 1; 24 4 116 75 2158 15.5 73 1; 19 4 121 112 2868 15.5 73 1; 11 8 350 180 3664 11 73 0;
20 6 198 95 3102 16.5 74 0; 15 6 250 100 3336 17 74 0; 26 4 122 80 2451 16.5 74 0; 18 6 225 105 3613 16.5 74 0;
14 8 318 150 4457 13.5 74 0; 14 8 302 140 4638 16 74 0; 26 4 97 78 2300 14.5 74 1; 31 4 76 52 1649 16.5 74 2;
28 4 90 75 2125 14.5 74 0; 24 4 90 75 2108 15.5 74 1; 24 4 120 97 2489 15 74 2; 26 4 108 93 2391 15.5 74 2;
19 6 225 95 3264 16 75 0; 15 6 250 72 3158 19.5 75 0; 15 8 350 145 4440 14 75 0; 14 8 351 148 4657 13.5 75 0;
16 6 250 105 3897 18.5 75 0; 15 6 258 110 3730 19 75 0; 13 8 302 129 3169 12 75 0; 23 4 140 83 2639 17 75 0;
20 6 232 100 2914 16 75 0; 25 4 121 115 2671 13.5 75 1; 25 4 140 92 2572 14.9 76 0; 16 8 318 150 4190 13 76 0;
22 6 225 100 3233 15.4 76 0; 22 6 250 105 3353 14.5 76 0; 29 4 90 70 1937 14.2 76 1; 33 4 91 53 1795 17.4 76 2;
18 6 250 78 3574 21 76 0; 17.5 6 258 95 3193 17.8 76 0; 29.5 4 97 71 1825 12.2 76 1; 28 4 97 75 2155 16.4 76 2;
26.5 4 140 72 2565 13.6 76 0; 13 8 318 150 3940 13.2 76 0; 19 6 156 108 2930 15.5 76 2; 16.5 8 350 180 4380 12.1 76 0;
13 8 302 130 3870 15 76 0; 13 8 318 150 3755 14 76 0; 31.5 4 98 68 2045 18.5 77 2; 17 8 260 110 4060 19 77 0;
15.5 8 318 145 4140 13.7 77 0; 17.5 6 250 110 3520 16.4 77 0; 19 6 225 100 3630 17.7 77 0; 18.5 6 250 98 3525 19 77 0;
16 8 351 149 4335 14.5 77 0; 24.5 4 151 88 2740 16 77 0; 25.5 4 140 89 2755 15.8 77 0; 33.5 4 98 83 2075 15.9 77 0;
43.1 4 90 48 1985 21.5 78 1; 32.8 4 78 52 1985 19.4 78 2; 36.1 4 91 60 1800 16.4 78 2; 19.4 8 318 140 3735 13.2 78 0;
20.5 6 200 95 3155 18.2 78 0; 20.2 6 200 85 2965 15.8 78 0; 25.1 4 140 88 2720 15.4 78 0; 20.5 6 225 100 3430 17.2 78 0;
19.4 6 232 90 3210 17.2 78 0; 20.6 6 231 105 3380 15.8 78 0; 30 4 98 68 2155 16.5 78 0; 27.5 4 134 95 2560 14.2 78 2;
27.2 4 119 97 2300 14.7 78 2; 23.2 4 156 105 2745 16.7 78 0; 23.9 4 119 97 2405 14.9 78 2; 21.6 4 121 115 2795 15.7 78 1;
20.2 6 232 90 3265 18.2 79 0; 18.5 8 360 150 3940 13 79 0; 35.7 4 98 80 1915 14.4 79 0; 25.4 5 183 77 3530 20.1 79 1;
23 8 350 125 3900 17.4 79 0; 27.2 4 141 71 3190 24.8 79 1; 34.5 4 105 70 2150 14.9 79 0; 28.4 4 151 90 2670 16 79 0;
28.8 6 173 115 2595 11.3 79 0; 32.1 4 98 70 2120 15.5 80 0; 26.4 4 140 88 2870 18.1 80 0; 24.3 4 151 90 3003 20.1 80 0;
29.8 4 134 90 2711 15.5 80 2; 27.9 4 156 105 2800 14.4 80 0; 40.8 4 85 65 2110 19.2 80 2; 30 4 135 84 2385 12.9 82 0;
39 4 86 64 1875 16.4 82 0; 35.1 4 81 60 1760 16.1 82 2; 32.3 4 97 67 2065 17.8 82 2; 37 4 85 65 1975 19.4 82 2;
37.7 4 89 62 2050 17.3 82 2; 34.4 4 98 65 2045 16.2 82 0; 29.9 4 98 65 2380 20.7 82 0; 33 4 105 74 2190 14.2 82 1;
31.6 4 120 74 2635 18.3 82 2; 28.1 4 141 80 3230 20.4 82 1; 25.4 6 168 116 2900 12.6 82 2; 22.4 6 231 110 3415 15.8 82 0;
26.6 8 350 105 3725 19 82 0; 17.6 6 225 85 3465 16.6 82 0; 31 4 112 85 2575 16.2 82 0; 29 4 135 84 2525 16 82 0;
24 4 140 92 2865 16.4 82 0; 31 4 91 68 1970 17.6 82 2; 36 4 98 70 2125 17.3 82 0; 36 4 120 88 2160 14.5 82 2;
34 4 108 70 2245 16.9 82 2; 38 4 91 67 1995 16.2 82 2; 38 6 262 85 3015 17 82 0; 26 4 156 92 2585 14.5 82 0;
36 4 135 84 2370 13 82 0; 27 4 151 90 2950 17.3 82 0; 27 4 140 86 2790 15.6 82 0; 28 4 120 79 2625 18.6 82 0;
"""
_OTHERS = """
8 350 165 3693 11.5 70 0; 8 304 150 3433 12 70 0; 8 302 140 3449 10.5 70 0; 8 454 220 4354 9 70 0; 8 440 215 4312 8.5 70 0;
8 455 225 4425 10 70 0; 8 390 190 3850 8.5 70 0; 8 340 160 3609 8 70 0; 8 455 225 3086 10 70 0; 4 113 95 2372 15 70 2;
6 198 95 2833 15.5 70 0; 6 199 97 2774 15.5 70 0; 4 110 87 2672 17.5 70 1; 4 107 90 2430 14.5 70 1; 4 104 95 2375 17.5 70 1;
4 121 113 2234 12.5 70 1; 6 199 90 2648 15 70 0; 8 360 215 4615 14 70 0; 8 318 210 4382 13.5 70 0; 8 304 193 4732 18.5 70 0;
4 97 88 2130 14.5 71 2; 4 140 90 2264 15.5 71 0; 6 232 100 2634 13 71 0; 6 250 100 3329 15.5 71 0; 6 250 88 3302 15.5 71 0;
8 350 165 4209 12 71 0; 8 318 150 4096 13 71 0; 8 400 175 5140 12 71 0; 6 250 100 3282 15 71 0; 4 122 86 2220 14 71 0;
4 116 90 2123 14 71 1; 4 79 70 2074 19.5 71 1; 4 88 76 2065 14.5 71 1; 4 71 65 1773 19 71 2; 4 113 95 2278 15.5 72 2;
4 97.5 80 2126 17 72 0; 4 97 54 2254 23.5 72 1; 4 140 90 2408 19.5 72 0; 4 122 86 2226 16.5 72 0; 8 350 165 4274 12 72 0;
8 400 175 4385 12 72 0; 8 304 150 3672 11.5 72 0; 8 429 208 4633 11 72 0; 8 350 155 4502 13.5 72 0; 8 350 160 4456 13.5 72 0;
8 400 190 4422 12.5 72 0; 8 307 130 4098 14 72 0; 8 302 140 4294 16 72 0; 8 318 150 4077 14 72 0; 4 121 76 2511 18 72 1;
4 120 87 2979 19.5 72 1; 4 96 69 2189 18 72 1; 4 122 86 2395 16 72 0; 4 97 92 2288 17 72 2; 4 120 97 2506 14.5 72 2;
4 98 80 2164 15 72 0; 8 350 145 3988 13 73 0; 8 302 137 4042 14.5 73 0; 8 429 198 4952 11.5 73 0; 8 351 158 4363 13 73 0;
8 455 225 4951 11 73 0; 8 360 175 3821 11 73 0; 6 225 105 3121 16.5 73 0; 6 250 100 3278 18 73 0; 6 250 88 3021 16.5 73 0;
6 198 95 2904 16 73 0; 4 97 46 1950 21 73 1; 8 400 150 4997 14 73 0; 8 400 167 4906 12.5 73 0; 8 360 170 4654 13 73 0;
8 350 180 4499 12.5 73 0; 4 140 72 2401 19.5 73 0; 3 70 90 2124 13.5 73 2; 6 155 107 2472 14 73 0; 4 98 90 2265 15.5 73 1;
8 400 230 4278 9.5 73 0; 4 114 91 2582 14 73 1; 8 318 150 3399 11 73 0; 4 121 110 2660 14 73 1; 6 156 122 2807 13.5 73 2;
6 232 100 2901 16 74 0; 4 79 67 1950 19 74 2; 4 71 65 1836 21 74 2; 4 140 75 2542 17 74 0; 6 250 100 3781 17 74 0;
6 258 110 3632 18 74 0; 8 302 140 4141 14 74 0; 8 350 150 4699 14.5 74 0; 8 304 150 4257 15.5 74 0; 4 98 83 2219 16.5 74 1;
4 79 67 1963 15.5 74 1; 4 83 61 2003 19 74 2; 4 116 75 2246 14 74 1; 4 79 67 2000 16 74 1; 6 250 105 3459 16 75 0;
6 250 72 3432 21 75 0; 8 400 170 4668 11.5 75 0; 8 318 150 4498 14.5 75 0; 6 231 110 3907 21 75 0; 6 225 95 3785 19 75 0;
6 231 110 3039 15 75 0; 8 262 110 3221 13.5 75 0; 4 97 75 2171 16 75 2; 4 140 78 2592 18.5 75 0; 4 134 96 2702 13.5 75 2;
4 90 71 2223 16.5 75 1; 4 119 97 2545 17 75 2; 6 171 97 2984 14.5 75 0; 4 90 70 1937 14 75 1; 6 232 90 3211 17 75 0;
4 115 95 2694 15 75 1; 4 120 88 2957 17 75 1; 4 121 98 2945 14.5 75 1; 4 91 53 1795 17.5 75 2; 4 107 86 2464 15.5 76 1;
4 116 81 2220 16.9 76 1; 4 98 79 2255 17.7 76 0; 4 101 83 2202 15.3 76 1; 8 305 140 4215 13 76 0; 8 304 120 3962 13.9 76 0;
8 351 152 4215 12.8 76 0; 6 200 81 3012 17.6 76 0; 6 232 90 3085 17.6 76 0; 4 85 52 2035 22.2 76 0; 4 98 60 2164 22.1 76 0;
6 225 100 3651 17.7 76 0; 6 250 110 3645 16.2 76 0; 4 85 70 1990 17 76 2; 4 130 102 3150 15.7 76 1; 4 120 88 3270 21.9 76 1;
6 168 120 3820 16.7 76 1; 8 350 145 4055 12 76 0; 4 111 80 2155 14.8 77 0; 4 79 58 1825 18.6 77 1; 4 122 96 2300 15.5 77 0;
4 85 70 1945 16.8 77 2; 8 305 145 3880 12.5 77 0; 8 302 130 4295 14.9 77 0; 6 231 105 3425 16.9 77 0; 8 400 180 4220 11.1 77 0;
8 350 170 4165 11.4 77 0; 8 400 190 4325 12.2 77 0; 4 97 78 1940 14.5 77 1; 4 97 75 2265 18.2 77 2; 4 98 63 2051 17 77 0;
4 97 67 1985 16.4 77 2; 4 97 78 2190 14.1 77 1; 6 146 97 2815 14.5 77 2; 4 121 110 2600 12.8 77 1; 3 80 110 2720 13.5 77 2;
4 98 66 1800 14.4 78 0; 4 85 70 2070 18.6 78 2; 8 260 110 3365 15.5 78 0; 8 302 139 3570 12.8 78 0; 6 231 105 3535 19.2 78 0;
6 200 85 3070 16.7 78 0; 6 225 110 3620 18.7 78 0; 6 258 120 3410 15.1 78 0; 8 305 145 3425 13.2 78 0; 6 231 165 3445 13.4 78 0;
8 302 139 3205 11.2 78 0; 8 318 140 4080 13.7 78 0; 4 105 75 2230 14.5 78 0; 4 134 95 2515 14.8 78 2; 4 151 85 2855 17.6 78 0;
5 131 103 2830 15.9 78 1; 6 163 125 3140 13.6 78 1; 6 163 133 3410 15.8 78 1; 4 89 71 1990 14.9 78 1; 4 98 68 2135 16.6 78 2;
6 231 115 3245 15.4 79 0; 6 200 85 2990 18.2 79 0; 4 140 88 2890 17.3 79 0; 6 225 110 3360 16.6 79 0; 8 305 130 3840 15.4 79 0;
8 302 129 3725 13.4 79 0; 8 351 138 3955 13.2 79 0; 8 318 135 3830 15.2 79 0; 8 350 155 4360 14.9 79 0; 8 351 142 4054 14.3 79 0;
8 267 125 3605 15 79 0; 4 89 71 1925 14 79 1; 4 86 65 1975 15.2 79 2; 4 121 80 2670 15 79 0; 8 260 90 3420 22.2 79 0;
4 105 70 2200 13.2 79 0; 4 85 65 2020 19.2 79 2; 4 91 69 2130 14.7 79 1; 6 173 115 2700 12.9 79 0; 4 151 90 2556 13.2 79 0;
4 98 76 2144 14.7 80 1; 4 89 60 1968 18.8 80 2; 4 86 65 2019 16.4 80 2; 4 151 90 2678 16.5 80 0; 6 225 90 3381 18.7 80 0;
4 97 78 2188 15.8 80 1; 4 120 75 2542 17.5 80 2; 4 119 92 2434 15 80 2; 4 108 75 2265 15.2 80 2; 4 86 65 2110 17.9 80 2;
4 90 48 2085 21.7 80 1; 4 90 48 2335 23.7 80 1; 5 121 67 2950 19.9 80 1; 4 146 67 3250 21.8 80 1; 4 91 67 1850 13.8 80 2;
4 97 67 2145 18 80 2; 4 89 62 1845 15.3 80 1; 6 168 132 2910 11.4 80 2; 3 70 100 2420 12.5 80 2; 4 122 88 2500 15.1 80 1;
4 107 72 2290 17 80 2; 4 135 84 2490 15.7 82 0; 4 151 84 2635 16.4 82 0; 4 156 92 2620 14.4 82 0; 6 173 110 2725 12.6 82 0;
4 79 58 1755 16.9 82 2; 4 91 68 1985 16 82 2; 4 105 63 2215 14.9 82 0; 4 107 75 2210 14.4 82 2; 4 108 75 2350 16.8 82 2;
4 119 100 2615 14.8 82 2; 6 145 76 3160 19.6 82 1; 6 146 120 2930 13.8 82 2; 6 200 88 3060 17.1 82 0; 4 112 88 2605 19.6 82 0;
4 112 88 2640 18.6 82 0; 4 112 88 2395 18 82 0; 4 151 90 2735 18 82 0; 4 105 74 1980 15.3 82 1; 4 91 68 2025 18.2 82 2;
4 105 63 2125 14.7 82 0; 4 107 75 2205 14.5 82 2; 4 91 67 1965 15 82 2; 4 91 67 1965 15.7 82 2; 6 181 110 2945 16.4 82 0;
6 232 112 2835 14.7 82 0; 4 144 96 2665 13.9 82 2; 4 97 52 2130 24.6 82 1; 4 135 84 2295 11.6 82 0; 4 119 82 2720 19.4 82 0;
"""
_SAMPLES = (  # bit i is set: car i of the pool is in the sample
    0x2650D102CD00C18D74318095197C953CEA9031,
    0xA44EA06E1422A0A8A352981898CC2F2FE8050A,
    0xEC8291234CCE8B8980F29109B1A20AE11C0C4C,
    0x941ED1144A7601186583D3C9155881060B7701,
    0xA1B7645C207D26868244814150B3740E564AA0,
)


KM_PER_LITRE = 0.425144  # one mile per gallon


def car_samples(seed: int) -> list[tuple[list[Any], Any, Any]]:
    """For each sample of 60 cars: train_X, train_y, test_X; places in test_X of the cars to predict, and of the training cars.

    The first has its targets in kilometres per litre, which tells a model of these cars from one of others as well. The second has no
    flags for Japan, so that further columns are constant. The third has the heaviest cars among test_X again and again, at
    the end, so that the means of test_X are none of train_X.
    """
    draw = np.random.default_rng(seed)
    pool, others = (np.array([car.split() for car in text.split(";") if car.strip()], dtype=float) for text in (_POOL, _OTHERS))
    found = []
    for at, sample in enumerate(_SAMPLES):
        cars = pool[[place for place in range(len(pool)) if sample >> place & 1]]
        places = draw.permutation(len(others) + len(cars))
        flags = (1,) if at == 1 else (1, 2)
        test_X = np.empty((len(places), 44))
        test_X[places] = _car_features(np.vstack([others, cars[:, 1:]]), flags)
        if at == 2:
            test_X = np.vstack([test_X, np.tile(test_X[test_X[:, 3] > 4600], (60, 1))])
        targets = cars[:, 0] * (KM_PER_LITRE if at == 0 else 1.0)
        found.append(([_car_features(cars[:, 1:], flags), targets, test_X], places[: len(others)], places[len(others) :]))
    return found


def far_larger(train_X: Any, train_y: Any, test_X: Any) -> tuple[Any, Any, Any]:
    """The same cars with features a thousand and targets a million times as large, and a single row to predict."""
    return 1000 * train_X, 1e6 * train_y, 1000 * test_X[:1]


def _car_features(cars: Any, flags: Sequence[int]) -> Any:
    """Five measurements, the year, a flag for each of two origins, and all squares and products of these eight: 44.

    An origin that is not among `flags` has none: 0 for all cars.
    """
    base = np.column_stack([cars[:, :6], *((cars[:, 6] == origin) & (origin in flags) for origin in (1, 2))])
    return np.column_stack([base, *(base[:, i] * base[:, j] for i in range(8) for j in range(i, 8))])


# What is refused is noted when it is first imported, before any cell can put something else in its place or out of Python's table.
_always = contextlib.ExitStack()
once_imported(_always, "sklearn.linear_model", _note_linear_models)
for _module in _OF_PENALTIES:
    once_imported(_always, _module, partial(_note_penalties, _module))
