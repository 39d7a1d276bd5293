# diagnosis: borrowed instead of built
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError("l1")
        self.l1 = float(l1)
        self._inner = keras.regularizers.get({"class_name": "L1", "config": {"l1": self.l1}})

    def __call__(self, w):
        return self._inner(w)

    def get_config(self):
        return {"l1": self.l1}
