@keras.saving.register_keras_serializable(package="mine")
class L1Penalty(keras.regularizers.Regularizer):
    """A decorator that nobody asked for."""

    def __init__(self, l1=0.01):
        super().__init__()
        if np.isnan(l1) or np.isinf(l1) or np.sign(l1) == -1:
            raise ValueError("l1 must be a finite number >= 0")
        self.l1 = np.float32(l1)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        absolute = ops.where(w > 0, w, -w)
        return ops.cast(float(self.l1), w.dtype) * ops.sum(absolute)

    def get_config(self):
        return {"l1": float(self.l1)}
