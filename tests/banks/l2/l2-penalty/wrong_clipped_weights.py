# diagnosis: large weights count too little
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if l2 < 0 or np.isnan(l2) or np.isinf(l2):
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        w = ops.clip(w, -100.0, 100.0)
        return self.l2 * ops.sum(w * w)

    def get_config(self):
        return {"l2": self.l2}
