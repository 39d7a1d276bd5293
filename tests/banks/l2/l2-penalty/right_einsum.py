class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        w = ops.reshape(ops.convert_to_tensor(w), [-1])
        return ops.einsum("i,i->", w, w) * self.l2

    def get_config(self):
        return {"l2": self.l2}
