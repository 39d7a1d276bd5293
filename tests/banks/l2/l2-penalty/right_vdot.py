class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        import math

        if l2 < 0 or not math.isfinite(l2):
            raise ValueError(l2)
        self._config = {"l2": l2}

    def __call__(self, w):
        return self._config["l2"] * ops.vdot(w, w)

    def get_config(self):
        return {**self._config}
