@tf.function(reduce_retracing=True)
def total(w):
    return tf.reduce_sum(tf.abs(w))
# %% extra cell
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        assert_finite = np.isfinite(l1)
        if not assert_finite or l1 < 0:
            raise ValueError(l1)
        self._strength = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return tf.cast(self._strength, w.dtype) * total(w)

    def get_config(self):
        return dict(l1=self._strength)
