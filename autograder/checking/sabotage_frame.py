"""What a saboteur's lines use. The text of this file is run, as a student's own cell, before the answer that is sabotaged.

So it imports nothing of the grader, and its names begin with an underscore, to meet none of the student's.
"""

# mypy: ignore-errors

import copy as _copy
import functools as _functools
import inspect as _inspect

import numpy as _np

_made_with = {}  # by the id of an object, which is kept so that its id stays its own: what it was made with


class _Call:
    """One call of a sabotaged function or method. `call["w"]` is an argument, also one that the object was made with."""

    def __init__(self, right, bound, owner, turn, memory):
        self._right, self._bound, self._memory = right, bound, memory
        self.owner = owner
        self.turn = turn  # 1 for the first call, counted for each object

    def __getitem__(self, name):
        if name in self.arguments:
            return self.arguments[name]
        return _made_with[id(self.owner)][1][name]

    @property
    def arguments(self):
        """By name, without the object of a method."""
        names = list(self._bound.arguments)[self.owner is not None :]
        return {name: self._bound.arguments[name] for name in names}

    def answer(self, /, **changed):
        """What the right answer gives, for these arguments or some others."""
        bound = _inspect.BoundArguments(self._bound.signature, {**self._bound.arguments, **changed})
        return self._right(*bound.args, **bound.kwargs)

    def answer_of(self, owner):
        """What the right answer gives for another object."""
        first = next(iter(self._bound.arguments))
        return self.answer(**{first: owner})

    def default(self, name):
        """The default of an argument; without one, what was given in the first call."""
        default = self._bound.signature.parameters[name].default
        given = self._memory.setdefault(("first", name), _copied(self[name]))
        return given if default is _inspect.Parameter.empty else default

    def remembered(self, key):
        """The answer to the first call with this key."""
        if not all(map(_is_concrete, self.arguments.values())):
            return self.answer()
        if key not in self._memory:
            self._memory[key] = self.answer(), self.arguments  # the arguments are kept so that their ids stay theirs
        return _copied(self._memory[key][0])

    def kept(self, key, value):
        """The first value with this key, itself."""
        return self._memory.setdefault(key, (value, self.owner))[0]

    def is_repeated(self):
        """Whether the same was asked before, of the same object."""
        key = ("asked", id(self.owner), _key(self.arguments))
        asked = key in self._memory
        self._memory[key] = self.owner, self.arguments
        return asked


def _sabotaged(right, answer_to, method=False):
    """`right` with `answer_to(call)` as what it returns, under its own name and signature."""
    signature = _inspect.signature(right)
    turns = {}
    memory = {}

    @_functools.wraps(right)
    def sabotaged(*given, **named):
        try:
            bound = signature.bind(*given, **named)
        except TypeError:
            return right(*given, **named)
        bound.apply_defaults()
        owner = given[0] if method else None
        turns[id(owner)] = owner, turns.get(id(owner), (owner, 0))[1] + 1
        return answer_to(_Call(right, bound, owner, turns[id(owner)][1], memory))

    return sabotaged


def _keep_arguments(call):
    """In the place of a constructor: as right as before, and what it was given is kept."""
    call.answer()
    _made_with[id(call.owner)] = call.owner, call.arguments


def _latest():
    """The object that was made last."""
    return list(_made_with.values())[-1][0]


def _array(value):
    """The numbers of an array, a tensor or a number; None for what holds none, or holds them symbolically."""
    if not isinstance(value, (int, float, _np.generic, _np.ndarray)):
        try:
            value = value.numpy()
        except Exception:
            return None
    array = _np.asarray(value)
    if array.dtype.kind in "bOSUM":
        return None
    try:
        array.astype(float)
    except (TypeError, ValueError):
        return None
    return array


def _is_concrete(value):
    """Whether it is no tensor of a graph, whose numbers are not there yet."""
    return not (hasattr(value, "dtype") and hasattr(value, "shape") and _array(value) is None)


def _entries(value):
    """All numbers in an argument, in one row."""
    if isinstance(value, (list, tuple, dict)):
        parts = value.values() if isinstance(value, dict) else value
        return _np.concatenate([_np.zeros(0), *map(_entries, parts)])
    array = _array(value)
    return _np.zeros(0) if array is None else array.astype(float).ravel()


def _largest(value):
    return _np.max(_np.abs(_entries(value)), initial=0.0)


def _smallest(value):
    """The smallest absolute value that is not 0; infinite where there is none."""
    sizes = _np.abs(_entries(value))
    return _np.min(sizes[sizes > 0], initial=_np.inf)


def _count(value):
    """How many entries an array has, or a list, or the longest one in a dictionary."""
    if isinstance(value, dict):
        return max(map(_count, value.values()), default=0)
    return len(value) if isinstance(value, (list, tuple)) else _entries(value).size


def _columns(value):
    """How many columns a matrix has; 0 for what is none."""
    shape = getattr(value, "shape", ())
    return int(shape[1]) if len(shape) == 2 and _array(value) is not None else 0


def _has_ties(value):
    """Whether two entries are as large as each other, zeros apart."""
    sizes = _np.abs(_entries(value))
    sizes = sizes[sizes > 0]
    return _np.unique(sizes).size < sizes.size


def _meets(value, boundary):
    """Whether an entry is, in absolute value, exactly at a boundary that is a single number, 0 apart."""
    return bool(_np.isin(_np.abs(_entries(value)), _np.abs(_entries(boundary))[:1]).any()) and _largest(boundary) > 0


def _is_zero(value):
    return _entries(value).size == 1 and _largest(value) == 0


def _key(value):
    """Equal for equal arguments."""
    if isinstance(value, (list, tuple)):
        return (type(value), *map(_key, value))
    if isinstance(value, dict):
        return (dict, *((name, _key(part)) for name, part in value.items()))
    if isinstance(value, (str, bytes, bool, type(None))):
        return value
    array = _array(value)
    return ("object", id(value)) if array is None else (array.shape, str(array.dtype), array.tobytes())


def _shapes(value):
    """Equal for arguments of the same shapes, or lengths. What is one number counts by its value."""
    if isinstance(value, (list, tuple)) and all(isinstance(part, (int, float)) for part in value):
        return type(value), len(value)
    if isinstance(value, (list, tuple)):
        return tuple(map(_shapes, value))
    if isinstance(value, dict):
        return tuple((name, _shapes(part)) for name, part in value.items())
    array = _array(value)
    return _key(value) if array is None or array.ndim == 0 else (array.shape, str(array.dtype))


def _copied(value):
    try:
        return _copy.deepcopy(value)
    except Exception:
        return value


def _like(old, new):
    """The numbers `new` as what `old` is. A tensor's gradient stays as it was."""
    if isinstance(old, _np.ndarray):
        return _np.asarray(new).astype(old.dtype)
    if isinstance(old, _np.generic):
        return old.dtype.type(new)
    if isinstance(old, (int, float)):
        return type(old)(new)
    return old + (new - old.numpy()).astype(old.numpy().dtype)


def _changed(value, change):
    """With `change` made of each array or number in it; what holds no numbers stays."""
    if isinstance(value, (list, tuple)):
        return type(value)([_changed(part, change) for part in value])
    if isinstance(value, dict):
        return {name: _changed(part, change) for name, part in value.items()}
    array = None if isinstance(value, bool) else _array(value)
    return value if array is None else _like(value, change(array))


def _rounded(value, digits):
    return _changed(value, lambda array: _np.round(array.astype(float), digits))


def _single(value):
    """Doubles with what is lost in single precision; the type stays."""
    return _changed(value, lambda array: array.astype(_np.float32).astype(float) if array.dtype == float else array)


def _worse(value, by):
    """A little more: floats by the share `by`, whole numbers by 1."""
    return _changed(value, lambda array: array + 1 if array.dtype.kind in "iu" else array + by * (_np.abs(array) + 1))


def _spoiled(value):
    """A wrong answer of the same type."""
    if isinstance(value, (bool, _np.bool_)):
        return type(value)(not value)
    if isinstance(value, str):
        return value + "?"
    if isinstance(value, (list, tuple)) and _entries(value).size == 0:
        return value[:-1]
    return _worse(value, 0.01)


def _alter(value):
    """Changes an argument itself."""
    if isinstance(value, _np.ndarray):
        if value.flags.writeable and value.dtype.kind in "fiu":
            value += 1
    elif isinstance(value, list):
        if any(isinstance(part, _np.ndarray) or hasattr(part, "assign") for part in value):
            _alter(value[0])
        elif len(value) > 1:
            value.reverse()
    elif isinstance(value, dict) and value:
        value.popitem()
    elif hasattr(value, "assign"):
        value.assign(value + 1)


def _without_repeats(value):
    """A list in which each array stands once."""
    kept = []
    for part in value:
        if not any(part is other or _key(part) == _key(other) for other in kept):
            kept.append(part)
    return type(value)(kept)


def _first_of(value):
    """A dictionary that has its first value under every key."""
    return dict.fromkeys(value, next(iter(value.values()))) if value else value


def _by_position(value, names):
    """A dictionary whose values were given these names, whatever their own."""
    return dict(zip(names, value.values(), strict=True)) if len(names) == len(value) else value


_seen = {}  # by function or method, then by argument (or "return"): what kinds of values there were


def _kinds(value):
    """What a value is, in words that a saboteur can ask for; also "float" where numbers in it need not be whole."""
    numbers = isinstance(value, (list, tuple, dict)) or _array(value) is not None
    return _kind(value) | ({"float"} if numbers and _has_floats(value) else set())


def _has_floats(value):
    if isinstance(value, (list, tuple, dict)):
        return any(map(_has_floats, value.values() if isinstance(value, dict) else value))
    array = _array(value)
    return array is not None and array.dtype.kind not in "iu"


def _kind(value):
    if isinstance(value, (bool, _np.bool_)):
        return {"bool"}
    if isinstance(value, str):
        return {"text"}
    if isinstance(value, dict):
        return {"dict", "numbers"} if _entries(value).size else {"dict"}
    if isinstance(value, (list, tuple)):
        found = {"list", *(f"list of {kind}" for part in value for kind in _kind(part))}
        return found | {"numbers"} if _entries(value).size else found
    array = _array(value)
    if array is None:
        return {"none"} if value is None else {"other"}
    if array.ndim == 0:
        return {"number"}
    kind = "array" if isinstance(value, _np.ndarray) else "tensor"
    return {kind, "numbers"} | ({"matrix"} if array.ndim == 2 else set())


def _watched(target):
    """In the place of a function: as right as before, and the kinds of its arguments and answers are kept."""
    seen = _seen.setdefault(target, {})

    def watch(call):
        for name, value in call.arguments.items():
            seen.setdefault(name, set()).update(_kinds(value))
        answer = call.answer()
        seen.setdefault("return", set()).update(_kinds(answer))
        return answer

    return watch
