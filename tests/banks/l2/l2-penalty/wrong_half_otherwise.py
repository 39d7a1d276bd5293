# diagnosis: halved
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not (0 <= l2 < float("inf")):
            raise ValueError("l2 must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * tf.nn.l2_loss(w)

    def get_config(self):
        return {"l2": self.l2}
