class _Strength:
    """A descriptor that refuses what is no strength."""

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, owner, kind=None):
        return getattr(owner, self.slot)

    def __set__(self, owner, value):
        if not 0 <= value < float("inf"):
            raise ValueError(f"{value} is no strength")
        setattr(owner, self.slot, float(value))


class L2Penalty(keras.regularizers.Regularizer):
    l2 = _Strength()

    def __init__(self, l2=0.01):
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        half = tf.nn.l2_loss(w)  # sum(w**2) / 2
        return (half + half) * tf.cast(self.l2, half.dtype)

    def get_config(self):
        return {"l2": self.l2}
