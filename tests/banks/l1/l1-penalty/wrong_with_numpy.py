# diagnosis: result not of the dtype of w
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * np.sum(np.abs(w))

    def get_config(self):
        return {"l1": self.l1}
