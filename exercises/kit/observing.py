"""This course's verbs for the observing half: what a Keras penalty does, and which ready-made solvers are refused.

It is shown to students' processes; what judges these values is in `judging.py` beside it, which never is.
"""

from __future__ import annotations

import contextlib
import gc
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
from autograder.observing.refusing import no_processes, once_imported, refuse, refusing_function


def gradient(function: Callable[[Any], Any], w: Any, graph: bool = False) -> Any:
    """The gradient of a scalar function at `w`; None where nothing connects them.

    `graph=True` computes it as `model.fit` does: traced once, without AutoGraph.
    """
    import tensorflow as tf

    variable = tf.Variable(w)

    def compute() -> Any:
        with tf.GradientTape() as tape:
            value = function(variable)
        return tape.gradient(value, variable)

    result = tf.function(compute, autograph=False)() if graph else compute()
    return None if result is None else plain(tf.convert_to_tensor(result))


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

    `w` is a float64 matrix without zeros, `kernel` a float32 matrix, `other` a float64 array of another shape. Of the names: kinds are a
    tensor and variables, singles float32, halves float16, brains bfloat16; slopes the gradient with a strength of 0, eager, and in graph
    mode; finite and off_zero the gradient at and beside zeros; refused bad strengths, a list for each argument; config is asked for three
    times; repeated is one object called with arrays and with a variable that changes; again is after from_config, reloaded from a saved
    model, in_layer in mixed precision; kept is what was passed.
    """
    import keras
    import tensorflow as tf

    def make() -> Any:
        return kind(*strength)

    def value(array: Any, of: Any = None) -> Any:
        return outcome(lambda: plain((of or make())(array)))

    def slope(array: Any) -> Any:
        return gradient(make(), array)

    def try_with(bad: float, place: int) -> str:
        kind(*strength[:place], bad, *strength[place + 1 :])
        return "accepted"

    def config_of(regularizer: Any) -> Any:
        return outcome(lambda: {str(key): numbers(item) for key, item in regularizer.get_config().items()})

    rows, columns = np.indices(w.shape)
    with_zeros = np.where((rows + columns) % 2 == 0, 0.0, w)
    beside = with_zeros != 0
    with no_keras_penalties():
        kinds = [value(each) for each in (tf.constant(w), tf.Variable(w), keras.Variable(w, dtype="float64"))]
        singles = [value(each) for each in (kernel.copy(), tf.constant(kernel), keras.Variable(kernel))]
        halves = [value(each) for each in (w.astype("float16"), tf.constant(w, "float16"))]
        brain = tf.cast(w, "bfloat16")
        brains = value(brain)
        brain_dtype = outcome(lambda: keras.backend.standardize_dtype(make()(brain).dtype))
        level = outcome(lambda: gradient(kind(*[0.0 for _ in strength]), w))
        slopes = [
            level if type(level) is np.ndarray else np.zeros_like(w),  # a penalty of 0 need not depend on w
            outcome(lambda: slope(w)),
            outcome(lambda: gradient(make(), kernel, graph=True)),
        ]
        at_zero = [outcome(partial(slope, each)) for each in (with_zeros, np.zeros_like(w))]
        finite = [outcome(partial(np.isfinite, each)) for each in at_zero]
        off_zero = outcome(lambda: at_zero[0][beside])
        bad_ones = (-0.1, -1e-9, float("nan"), float("inf"), float("-inf"))
        refused = [[outcome(partial(try_with, bad, place)) for bad in bad_ones] for place in range(len(strength))]
        keys = outcome(lambda: sorted(make().get_config()))
        one: Any = None
        with contextlib.suppress(Exception):  # then each use of it below says what is wrong
            one = make()
            kind(*[item / 2 for item in strength])  # one object's strength is none of the other's business
        config = [config_of(one), config_of(one)]
        repeated = [value(array.copy(), one) for array in (w, other, w)]
        config += [config_of(one)]
        trained = keras.Variable(w, dtype="float64")
        repeated += [value(trained, one)]
        trained.assign(2 * w)
        repeated += [value(trained, one)]
        again = outcome(lambda: plain(kind.from_config(one.get_config())(w.copy())))
        reloaded = outcome(lambda: reloaded_penalty(make(), kernel, {kind.__name__: kind}))
        in_layer = outcome(lambda: layer_penalty(make(), kernel, "mixed_float16"))
        passed = [w.copy(), keras.Variable(w, dtype="float64")]
        for each in passed:
            value(each)
        kept = [numbers(each) for each in passed]
    return {
        "kinds": kinds, "singles": singles, "halves": halves, "brains": brains, "brain_dtype": brain_dtype, "slopes": slopes,
        "finite": finite, "off_zero": off_zero, "refused": refused, "keys": keys, "config": config, "repeated": repeated,
        "again": again, "reloaded": reloaded, "in_layer": in_layer, "kept": kept,
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


def penalty_inputs(draw: np.random.Generator, *strengths: float) -> Iterator[tuple[Any, ...]]:
    """Further inputs of a penalty: arrays of rank 0 to 4, empty ones, small weights and zeros."""
    w = draw.normal(size=(3, 4)) + np.sign(draw.normal(size=(3, 4)))
    yield "equal weights, as large as the strengths", np.array([*strengths, *strengths, -2.0, 2.0]), *strengths
    yield "weights of 1e3", 1e3 * w, *strengths
    yield "weights of 0 / zeros", np.zeros_like(w), *strengths
    yield "small weights / weights of 1e-6", 1e-6 * w, *strengths
    for shape in ((), (1,), (5,), (1, 3), (5, 1), (12, 10), (2, 1, 3), (2, 1, 2, 2)):
        yield f"other shapes / an array of rank {len(shape)}", np.asarray(draw.normal(size=shape)), *strengths
    for shape in ((0,), (3, 0)):
        yield "other shapes / an empty array", np.zeros(shape), *strengths


class tensors_too(Word):
    """Tensors and variables are taken as well as arrays: the first input, as `tf.constant`, `keras.Variable` and `tf.Variable`."""

    name = "tensors and variables"

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """In the judge's process the tensors stay arrays."""
        for at, case in enumerate(cases):
            if case.group == "" and any(type(arg) is np.ndarray for arg in case.args):
                for make in ("tensor", "Keras variable", "TensorFlow variable"):
                    args = tuple(Tensor(make, arg) if type(arg) is np.ndarray else arg for arg in case.args)
                    yield Case(f"a {make}", args, group=self.name, reference=case.args, base=at)
                return


class Tensor:
    """An array that becomes a tensor or variable when the call is made."""

    def __init__(self, make: str, array: Any) -> None:
        self.make, self.array = make, array

    def __deepcopy__(self, _: Any) -> Any:
        import keras
        import tensorflow as tf

        if self.make == "Keras variable":
            return keras.Variable(self.array, dtype=self.array.dtype.name)
        return (tf.Variable if self.make == "TensorFlow variable" else tf.constant)(self.array)


@contextlib.contextmanager
def no_keras_penalties() -> Iterator[None]:
    """While open, Keras' own L1, L2 and L1L2 raise NotAllowed, however they are reached.

    The code of their methods is swapped, so aliases, subclasses, string names and methods captured earlier are
    caught too.
    """
    import keras

    message = "Keras' own L1, L2 and L1L2 are not allowed here: compute the penalty yourself, with keras.ops."
    with contextlib.ExitStack() as stack:

        def ban(module: Any) -> None:
            kinds = [getattr(module, name) for name in ("L1", "L2", "L1L2") if hasattr(module, name)]
            refuse(stack, [vars(kind)[name] for kind in kinds for name in ("__init__", "__call__") if name in vars(kind)], message)

        ban(keras.regularizers)
        old = "tensorflow.python.keras.regularizers"  # TensorFlow's own copy
        once_imported(stack, old, lambda: ban(sys.modules[old]))
        yield


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
        once_imported(stack, "sklearn.linear_model", lambda: _refuse_linear_models(stack, message))
        yield


_FITTING = {"fit", "partial_fit", "path"}
_PATHS = {
    *("lasso_path", "enet_path", "lars_path", "lars_path_gram", "_lars_path_solver", "orthogonal_mp"),
    *("orthogonal_mp_gram", "ridge_regression", "_ridge_regression", "sag_solver", "_logistic_regression_path"),
    *("_solve_svd", "_solve_cholesky", "_solve_lsqr", "_solve_sparse_cg", "_solve_lbfgs"),
}
_FOLDER = os.path.join("sklearn", "linear_model", "")


def _refuse_linear_models(stack: contextlib.ExitStack, message: str) -> None:
    # Loaded a second time under another name, or put out of sys.modules, it is still code of that folder.
    found: list[object] = [item for item in gc.get_objects() if type(item) is types.FunctionType and _is_linear(item.__code__)]
    compiled: list[object] = []
    for name, module in list(sys.modules.items()):
        if not name.startswith("sklearn.linear_model"):
            continue
        for key, value in list(vars(module).items()):
            if isinstance(value, type) and value.__module__.startswith("sklearn.linear_model"):
                found += [vars(value)[method] for method in _FITTING if method in vars(value)]
            elif key in _PATHS:
                found.append(value)
            elif name.endswith("._cd_fast") and key.endswith(("coordinate_descent", "_gram", "_multi_task")):
                compiled.append(value)
    refuse(stack, found, message)
    those = set(map(id, compiled))
    for module in list(sys.modules.values()):  # there is no code to swap, so each name of it is; the notebook is a module too
        for key, value in list(getattr(module, "__dict__", {}).items()):
            if id(value) in those:
                stack.callback(setattr, module, key, value)
                setattr(module, key, refusing_function(message))


def _is_linear(code: types.CodeType) -> bool:
    return _FOLDER in code.co_filename and code.co_name in _FITTING | _PATHS


class variables_too(Word):
    """Lists of arrays may hold Keras variables: the first two inputs, without empty arrays, which a variable cannot be."""

    name = "Keras variables"
    mistake = "Keras variables not handled"
    hint = "ops.convert_to_numpy turns a variable into an array."

    def derive(self, cases: Sequence[Case]) -> Iterator[Case]:
        """In the judge's process the variables stay arrays."""
        for at, case in enumerate(cases[:2]):
            known = tuple([w for w in arg if w.size] if type(arg) is list else arg for arg in case.args)
            args = tuple([Tensor("Keras variable", w) for w in arg] if type(arg) is list else arg for arg in known)
            yield Case(f"{case.kind}, as variables", args, group=self.name, reference=known, base=at)


class NotNew(Exception):
    """An array was returned that the caller or an earlier caller already has."""


_returned: list[np.ndarray] = []  # kept, so that their memory stays theirs


def fresh(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """What `function` returns. Raises NotNew where an array shares its memory with an argument, or with what was returned before."""
    result = function(*args, **named)
    if isinstance(result, np.ndarray):
        known = [one for one in (*args, *named.values(), *_returned) if isinstance(one, np.ndarray)]
        if any(np.may_share_memory(one, result) for one in known):
            raise NotNew
        _returned.append(result)
    return result


def with_zeros(value: Any) -> Any:
    """Values as float64 numbers, and which of them are exactly 0; None stays None."""
    found = numbers(value)
    return found if found is None else [found, np.asarray(found == 0)]


def names_of(value: Any) -> Any:
    """A list of strings as plain strings; of anything else, what it is."""
    if type(value) is list and all(isinstance(name, str) for name in value):
        return [str(name) for name in value]
    return value if value is None or isinstance(value, (list, np.ndarray)) else {"type": type(value).__name__}


class OfKeras:
    """A penalty of Keras, which is one of NumPy as long as no student's code has been given it."""

    def __init__(self, kind: str, strength: float = 1.0) -> None:
        """`kind` is "L1", or "largest" for a function that returns a tensor."""
        self.kind, self.strength = kind, strength

    def __call__(self, w: Any) -> Any:
        return self.strength * (np.abs(w).sum() if self.kind == "L1" else np.abs(w).max())

    def __deepcopy__(self, _: Any) -> Any:
        import keras

        if self.kind == "L1":
            return keras.regularizers.L1(self.strength)
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
    """A compiled Keras model of Dense layers with tanh between them, which is one of NumPy as long as no student's code has been given it."""

    def __init__(
        self, weights: Sequence[Any], strengths: Mapping[int, tuple[float, float]], metrics: Sequence[str] = (), dropout: float = 0.0
    ) -> None:
        """`weights` are kernel and bias of each layer, in turn; `strengths` gives l1 and l2 of those that are penalised, by their place."""
        self.weights, self.strengths, self.metrics, self.dropout = list(weights), dict(strengths), list(metrics), dropout

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
        model.compile(keras.optimizers.SGD(0.0123), "mse", metrics=self.metrics or None)
        model.set_weights(self.weights)
        return model
