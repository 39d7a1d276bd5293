# diagnosis: the gradient is halved
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < np.inf:
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l2 * ops.sum(w * ops.stop_gradient(w))

    def get_config(self):
        return {"l2": self.l2}
