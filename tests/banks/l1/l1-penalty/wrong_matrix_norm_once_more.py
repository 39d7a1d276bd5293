# diagnosis: matrix norm instead of the sum over all entries
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (l1 >= 0) or l1 == float("inf"):
            raise ValueError("bad l1")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.norm(w, ord=1)

    def get_config(self):
        return {"l1": self.l1}
