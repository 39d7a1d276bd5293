import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        refused = {"negative": l1 < 0, "NaN": math.isnan(l1), "infinite": math.isinf(l1)}
        for why, holds in refused.items():
            if holds:
                raise ValueError(f"The strength is {why}.")
        self.l1 = l1

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        wide = tf.cast(w, tf.float64)  # sums of many float16 numbers need more digits
        total = tf.reduce_sum(tf.sign(wide) * wide)
        return tf.cast(tf.constant(float(self.l1), tf.float64) * total, w.dtype)

    def get_config(self):
        return {"l1": float(self.l1)}
