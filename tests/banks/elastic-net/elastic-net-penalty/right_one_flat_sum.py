# STYLE: keras.ops on the flattened weights, one sum of |w| (l1 + l2 |w|), properties and vars()
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not 0 <= strength < float("inf"):  # NaN fails this as well
                raise ValueError(f"a strength must be a finite number, 0 or more, not {strength}")
        self._strengths = (l1, l2)

    @property
    def l1(self):
        return self._strengths[0]

    @property
    def l2(self):
        return self._strengths[1]

    def __call__(self, w):
        tensor = ops.convert_to_tensor(w)
        sizes = ops.reshape(ops.abs(tensor), (-1,))
        l1, l2 = (ops.cast(strength, sizes.dtype) for strength in self._strengths)
        return ops.sum(sizes * (l1 + l2 * sizes))

    def get_config(self):
        return dict(zip(("l1", "l2"), self._strengths))
