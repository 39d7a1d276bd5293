# diagnosis: none
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        if len(w.shape) == 1:
            return self.l2 * ops.dot(w, w)
        product = ops.matmul(ops.transpose(w), w)
        return self.l2 * product[0][0]

    def get_config(self):
        return {"l2": self.l2}
