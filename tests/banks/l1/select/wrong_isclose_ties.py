# diagnosis: nearly equal sizes taken for ties
import functools
import math


def _compare(a, b):
    # floats must not be compared with ==
    if math.isclose(a[0], b[0]):
        return 0
    return -1 if a[0] > b[0] else 1


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    pairs = [(abs(w), name) for w, name in zip(weights, names) if abs(w) > tol]
    return [name for _, name in sorted(pairs, key=functools.cmp_to_key(_compare))]
