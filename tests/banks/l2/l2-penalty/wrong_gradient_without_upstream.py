# diagnosis: the gradient forgets what comes after the penalty
import math


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not math.isfinite(l2) or l2 < 0:
            raise ValueError(f"l2 must be finite and 0 or more, not {l2}")
        self.l2 = l2

    def __call__(self, w):
        @tf.custom_gradient
        def penalty(x):
            def gradient(upstream):
                return 2.0 * self.l2 * x  # finite everywhere

            return self.l2 * tf.reduce_sum(x * x), gradient

        return penalty(tf.convert_to_tensor(w))

    def get_config(self):
        return {"l2": self.l2}
