# diagnosis: raised AssertionError instead of ValueError
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        assert np.isfinite(l1) and l1 >= 0
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
