class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if l2 != l2 or l2 in (float("inf"), float("-inf")) or l2 < 0:
            raise ValueError("l2 has to be a finite, non-negative number")
        super().__init__()
        self.l2 = l2

    def __call__(self, w):
        return ops.multiply(self.l2, ops.sum(ops.power(ops.abs(w), 2)))

    def get_config(self):
        return {"l2": float(self.l2)}
