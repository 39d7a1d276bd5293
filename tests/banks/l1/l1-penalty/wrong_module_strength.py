# diagnosis: one strength for all objects
STRENGTH = {}

class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError("bad strength")
        self.l1 = l1
        STRENGTH["l1"] = l1

    def __call__(self, w):
        return STRENGTH["l1"] * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
