# diagnosis: get_config does not return the strength
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if np.isnan(l1) or np.isinf(l1) or l1 < 0:
            raise ValueError("the strength must be a finite number, 0 or more")
        self.l1 = l1

    def __call__(self, w):
        return ops.sum(ops.abs(ops.convert_to_tensor(w))) * self.l1

    def get_config(self):
        return {"l1": round(float(self.l1), 4)}
