class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (l1 >= 0) or l1 == np.inf:
            raise ValueError
        self.l1 = ops.convert_to_tensor(float(l1))   # float32, as Keras keeps it

    def __call__(self, x):
        return ops.cast(self.l1, x.dtype) * ops.sum(ops.absolute(x))

    def get_config(self):
        return {"l1": float(self.l1)}
