# diagnosis: borrowed instead of built
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError("negative or not finite")
        self.l1 = float(l1)

    def __call__(self, w):
        from tensorflow.python.keras.regularizers import L1

        return L1(self.l1)(ops.convert_to_tensor(w))

    def get_config(self):
        return {"l1": self.l1}
