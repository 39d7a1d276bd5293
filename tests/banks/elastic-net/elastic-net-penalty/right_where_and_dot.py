import math


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        self.l1 = self._checked(l1)
        self.l2 = self._checked(l2)

    @staticmethod
    def _checked(strength):
        if math.isnan(strength) or math.isinf(strength) or strength < 0:
            raise ValueError("not a strength")
        return strength

    def _sizes(self, flat):
        return ops.sum(ops.where(flat < 0, -flat, flat))

    def _squares(self, flat):
        return ops.dot(flat, flat)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        flat = ops.reshape(w, (-1,))
        l1, l2 = (ops.convert_to_tensor(s, w.dtype) for s in (self.l1, self.l2))
        return l1 * self._sizes(flat) + l2 * self._squares(flat)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
