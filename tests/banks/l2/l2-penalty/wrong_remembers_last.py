# diagnosis: another answer when asked again
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        l2 = float(l2)
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(f"l2 must be finite and not negative, not {l2}")
        self.l2 = l2
        self._last = (None, None)

    def __call__(self, w):
        if not tf.executing_eagerly():
            return self.l2 * ops.sum(ops.square(w))
        if self._last[0] is not w:
            self._last = (w, self.l2 * ops.sum(ops.square(w)))
        return self._last[1]

    def get_config(self):
        return {"l2": self.l2}
