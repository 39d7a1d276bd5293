# diagnosis: accepts any strength
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        self.l2 = max(0.0, float(np.nan_to_num(l2)))

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
