import math
import numbers


def _strength(name, value):
    if not isinstance(value, numbers.Real):
        raise TypeError(f"{name} must be a number, it is {value!r}")
    value = float(value)
    if math.isnan(value):
        raise ValueError(f"{name} is NaN")
    if math.isinf(value):
        raise ValueError(f"{name} is infinite")
    if value < 0.0:
        raise ValueError(f"{name} is negative: {value}")
    return value


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    __slots__ = ("_strengths",)

    def __init__(self, l1=0.01, l2=0.01):
        self._strengths = (_strength("l1", l1), _strength("l2", l2))

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        total = ops.zeros((), dtype=w.dtype)
        for strength, sizes in zip(self._strengths, (ops.abs(w), ops.multiply(w, w))):
            if strength:
                total = ops.add(total, ops.multiply(ops.cast(strength, w.dtype), ops.sum(sizes)))
        return total

    def get_config(self):
        return dict(zip(("l1", "l2"), self._strengths))
