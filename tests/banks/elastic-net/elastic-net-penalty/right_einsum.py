def _checked(value, name):
    if not (value >= 0):  # also catches NaN
        raise ValueError(f"{name} is {value!r}, but must be 0 or more")
    if value in (float("inf"),):
        raise ValueError(f"{name} is infinite")
    return float(value)


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        self.l1 = _checked(l1, "l1")
        self.l2 = _checked(l2, "l2")

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), (-1,))
        sizes = ops.where(flat < 0, -flat, flat)
        total = self.l1 * ops.einsum("i->", sizes) + self.l2 * ops.einsum("i,i->", flat, flat)
        return ops.cast(total, flat.dtype)

    def get_config(self):
        return {name: getattr(self, name) for name in ("l1", "l2")}
