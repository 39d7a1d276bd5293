class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 != l1 or abs(l1) == float("inf") or l1 < 0:
            raise ValueError("l1 has to be a finite, non-negative number")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * tf.reduce_sum(tf.abs(w))

    def get_config(self):
        return {"l1": float(self.l1)}
