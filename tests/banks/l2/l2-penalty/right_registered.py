@keras.saving.register_keras_serializable(package="mine")
class L2Penalty(keras.regularizers.Regularizer):
    """A decorator that nobody asked for."""

    def __init__(self, l2=0.01):
        if np.isnan(l2) or np.isinf(l2) or np.sign(l2) == -1:
            raise ValueError("l2 must be a finite number >= 0")
        self.l2 = np.float32(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(float(self.l2), w.dtype) * ops.sum(w**2)

    def get_config(self):
        return {"l2": float(self.l2)}
