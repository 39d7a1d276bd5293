import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        try:
            l1 = float(l1)
        except TypeError as problem:
            raise ValueError("not a number") from problem
        if not math.isfinite(l1) or math.copysign(1.0, l1) < 0 and l1 != 0.0:
            raise ValueError(f"{l1} is no strength")
        self.l1 = l1

    def __call__(self, w):
        w = tf.reshape(ops.convert_to_tensor(w), [-1])
        signs = tf.stop_gradient(tf.sign(w))
        return tf.cast(self.l1, w.dtype) * tf.reduce_sum(signs * w)

    def get_config(self):
        return {"l1": self.l1}
