"""What the observing half of a test cell needs; it runs in the student's process, so nothing here is secret.

An observing half runs the student's code on chosen inputs and leaves plain values: None, booleans, numbers,
strings, lists, tuples, dictionaries with string keys, and NumPy arrays of numbers. Whether they are right is
decided elsewhere (`autograder.judging`), in a process that never runs a line of the student's.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib.abc
import importlib.machinery
import os
import signal
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from typing import Any, NoReturn

import numpy as np

__all__ = [
    "NotAllowed",
    "NotNumbers",
    "gradient",
    "layer_penalty",
    "no_keras_penalties",
    "no_sklearn_linear",
    "numbers",
    "observe_penalty",
    "outcome",
    "plain",
    "reloaded_penalty",
    "replaced",
    "works_alone",
]


class NotAllowed(Exception):
    """The student's code reached for a ready-made version of what the task asks to build."""


class NotNumbers(TypeError):
    """The student's code returned something that is not made of numbers."""


def plain(value: object) -> Any:
    """`value` as a NumPy array of its own dtype; None and strings stay what they are.

    Takes whatever `np.asarray` takes: arrays, tensors, variables, numbers, nested lists of numbers. bfloat16
    becomes float32, since NumPy has no such type. Raises NotNumbers for anything that is not made of numbers.
    """
    if value is None:
        return value
    if isinstance(value, str):
        return str(value)  # np.str_ is one too
    if "bfloat16" in str(getattr(value, "dtype", "")):
        from keras import ops  # NumPy has no bfloat16, and cannot take a single one from TensorFlow

        value = ops.cast(value, "float32")
    try:
        array = np.asarray(value)
    except (TypeError, ValueError) as error:  # such as a list of rows that are not equally long
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor") from error
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(np.float64)
    if array.dtype.kind not in "biuf":
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor")
    return array


def numbers(value: object) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    """`value` as float64 numbers, for results of which only the values and the shape count. None stays None."""
    array = plain(value)
    if array is None:
        return None
    if type(array) is not np.ndarray or array.dtype.kind not in "iuf":
        raise NotNumbers(f"{type(value).__name__} is not a number, an array or a tensor")
    return array.astype(np.float64)


def outcome(call: Callable[[], object]) -> Any:
    """What `call` returns, as a plain value; or `{"raised": "ValueError"}` if it raised.

    Of an exception class that is not Python's own, the nearest built-in ancestor is named; `NotAllowed` and `NotNumbers`
    keep their names. KeyboardInterrupt and SystemExit pass through. A dictionary that says so itself raised nothing: NotNumbers.
    """
    try:
        value = call()
        if type(value) is dict and list(value) == ["raised"]:
            raise NotNumbers("a dictionary that looks like an exception")
        return value if _is_plain(value) else plain(value)
    except Exception as error:
        names = (kind.__name__ for kind in type(error).__mro__ if kind in (NotAllowed, NotNumbers) or _is_builtin(kind))
        return {"raised": next(names)}


def works_alone(values: Sequence[Any], what: str, call: Callable[[], object]) -> list[Any]:
    """`values` themselves; or, where each of them is an exception and `call`, the same for such a thing, raises none, `what` for each."""
    if all(type(value) is dict for value in values) and type(outcome(call)) is not dict:
        return [what] * len(values)
    return list(values)


def _is_builtin(kind: type) -> bool:
    return getattr(builtins, kind.__name__, None) is kind


def _is_plain(value: object) -> bool:
    if type(value) in (list, tuple):
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    if type(value) is dict:
        return all(type(key) is str and _is_plain(item) for key, item in value.items())
    if type(value) is np.ndarray:
        return value.dtype.kind in "biuf" and value.dtype.itemsize <= 8
    return value is None or type(value) in (bool, int, float, str)


@contextlib.contextmanager
def replaced(namespace: MutableMapping[str, Any], **names: object) -> Iterator[None]:
    """While open, `namespace` (the notebook's `globals()`) holds these values under these names."""
    missing = object()
    before = {name: namespace.get(name, missing) for name in names}
    namespace.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is missing:
                del namespace[name]
            else:
                namespace[name] = value


# ---- Keras ----------------------------------------------------------------------------------------------------------


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


def observe_penalty(kind: Any, strength: Sequence[float], w: Any, kernel: Any, arrays: Sequence[Any]) -> tuple[Any, ...]:
    """What a penalty class, called with `strength`, does in all that Keras may ask of it; judged by `judging.penalties`.

    `w` is a float64 matrix without zeros, `kernel` a float32 matrix, `arrays` float64 arrays of several ranks.
    Returns, in this order: by_shape (and weights of 1e-6, and zeros), kinds (tensor and variables), singles (float32),
    halves (float16), brains and brain_dtype (bfloat16), slopes (strength 0; eager; graph mode), finite and off_zero
    (gradient at and beside zeros), refused (bad strengths, a list for each argument), keys, config (asked for three
    times), repeated (one object called with arrays and with a variable that changes), again (from_config), reloaded
    (saved model), in_layer (mixed precision), kept (what was passed).
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
        by_shape = [value(array.copy()) for array in (*arrays, 1e-6 * w, np.zeros_like(w))]
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
        repeated = [value(array.copy(), one) for array in (w, arrays[-1], w)]
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
    return (
        *(by_shape, kinds, singles, halves, brains, brain_dtype, slopes, finite, off_zero, refused, keys, config),
        *(repeated, again, reloaded, in_layer, kept),
    )


# ---- built, not borrowed --------------------------------------------------------------------------------------------


@contextlib.contextmanager
def no_keras_penalties() -> Iterator[None]:
    """While open, Keras' own L1, L2 and L1L2 raise NotAllowed, however they are reached.

    The code of their methods is swapped, so aliases, subclasses, string names and methods captured earlier are
    caught too.
    """
    import keras

    message = "Keras' own L1, L2 and L1L2 are not allowed here: compute the penalty yourself, with keras.ops."
    with contextlib.ExitStack() as stack:

        def refuse(module: Any) -> None:
            kinds = [getattr(module, name) for name in ("L1", "L2", "L1L2") if hasattr(module, name)]
            _refuse(stack, [vars(kind)[name] for kind in kinds for name in ("__init__", "__call__") if name in vars(kind)], message)

        refuse(keras.regularizers)
        old = "tensorflow.python.keras.regularizers"  # TensorFlow's own copy
        _once_imported(stack, old, lambda: refuse(sys.modules[old]))
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
        stack.enter_context(_no_processes())
        _once_imported(stack, "sklearn.linear_model", lambda: _refuse_linear_models(stack, message))
        yield


def _once_imported(stack: contextlib.ExitStack, module: str, then: Callable[[], None]) -> None:
    """Calls `then` now if the module is there, and each time that it or a part of it is imported before `stack` closes."""
    if module in sys.modules:
        then()
    finder = _AfterImport(module, then)
    sys.meta_path.insert(0, finder)
    stack.callback(sys.meta_path.remove, finder)


_STARTING = {"subprocess.Popen", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.system"}
_refusing_processes: list[bool] = []


@contextlib.contextmanager
def _no_processes() -> Iterator[None]:
    if not _refusing_processes:
        _refusing_processes.append(False)
        sys.addaudithook(_audit)  # once: it stays as long as the process
    before, _refusing_processes[0] = _refusing_processes[0], True
    with contextlib.ExitStack() as stack:
        stack.callback(_refusing_processes.__setitem__, 0, before)
        with contextlib.suppress(ImportError):
            import _posixsubprocess  # multiprocessing calls it, and no hook is told

            stack.callback(setattr, _posixsubprocess, "fork_exec", _posixsubprocess.fork_exec)
            _posixsubprocess.fork_exec = _refuse_process
        if os.getpid() == 1 and not before:  # confined: -1 is this submission's own processes
            _signal_others(signal.SIGSTOP)
            stack.callback(_signal_others, signal.SIGCONT)
        yield


def _signal_others(number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, number)


def _audit(event: str, _: object) -> None:
    if event in _STARTING and _refusing_processes[0]:
        _refuse_process()


def _refuse_process(*_: object) -> NoReturn:
    raise PermissionError("no other process can be started here: build the solver yourself")


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
    _refuse(stack, found, message)
    those = set(map(id, compiled))
    for module in list(sys.modules.values()):  # there is no code to swap, so each name of it is; the notebook is a module too
        for key, value in list(getattr(module, "__dict__", {}).items()):
            if id(value) in those:
                stack.callback(setattr, module, key, value)
                setattr(module, key, _refusing_function(message))


def _is_linear(code: types.CodeType) -> bool:
    return _FOLDER in code.co_filename and code.co_name in _FITTING | _PATHS


class _AfterImport(importlib.abc.MetaPathFinder):
    """Calls `then` when the named module, or one below it, has been imported by the usual finders."""

    def __init__(self, module: str, then: Callable[[], None]) -> None:
        self._module = module
        self._then = then
        self._inside = 0

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self._module and not name.startswith(f"{self._module}."):
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                self._wrap(spec.loader)
                return spec
        return None

    def _wrap(self, loader: Any) -> None:
        execute = loader.exec_module

        def exec_module(module: types.ModuleType) -> None:
            del loader.exec_module  # once: a reload has a loader of its own
            self._inside += 1
            try:
                execute(module)
            finally:
                self._inside -= 1
            if not self._inside:  # one below it, imported on the way, is not whole yet
                self._then()

        loader.exec_module = exec_module


def _refuse(stack: contextlib.ExitStack, found: Iterable[object], message: str) -> None:
    """Swap the code of these functions, and of what they wrap, until `stack` closes."""
    seen: set[int] = set()
    for item in found:
        function: Any = item
        while function is not None:
            function = getattr(function, "__func__", function)  # static and class methods
            if isinstance(function, types.FunctionType) and id(function) not in seen:
                seen.add(id(function))
                stack.callback(setattr, function, "__code__", function.__code__)
                function.__code__ = _refusing_function(message, len(function.__code__.co_freevars)).__code__
            function = getattr(function, "__wrapped__", None)


def _refusing_function(message: str, closed_over: int = 0) -> types.FunctionType:
    """A function that takes anything and raises NotAllowed; code can be swapped only for code that closes over
    as many variables."""
    variables = ", ".join(f"v{i}" for i in range(closed_over))
    source = f"""
def make({variables}):
    def refuse(*args, **kwargs):
        from autograder.observing import NotAllowed
        raise NotAllowed({message!r})
        ({variables})
    return refuse
"""
    namespace: dict[str, Any] = {}
    exec(source, namespace)
    made: types.FunctionType = namespace["make"](*range(closed_over))
    return made
