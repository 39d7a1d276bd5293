# diagnosis: raised KeyError
class L1Penalty(keras.regularizers.Regularizer):
    _dtypes = {"float16": tf.float16, "float32": tf.float32, "float64": tf.float64}

    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(f"bad strength {l1}")
        self.l1 = float(l1)

    def __call__(self, w):
        dtype = self._dtypes[keras.backend.standardize_dtype(w.dtype)]
        w = tf.convert_to_tensor(w, dtype=dtype)
        return tf.reduce_sum(tf.abs(w)) * tf.cast(self.l1, dtype)

    def get_config(self):
        return {"l1": self.l1}
