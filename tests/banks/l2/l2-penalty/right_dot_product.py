class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if np.isnan(l2) or np.isinf(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        v = ops.reshape(w, (-1,))
        return self.l2 * ops.dot(v, v)

    def get_config(self):
        return vars(self) | {}
