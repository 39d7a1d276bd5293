class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (l2 >= 0) or l2 == np.inf:
            raise ValueError
        self.l2 = ops.convert_to_tensor(float(l2))  # float32, as Keras keeps it

    def __call__(self, x):
        return ops.cast(self.l2, x.dtype) * ops.sum(ops.square(x))

    def get_config(self):
        return {"l2": float(self.l2)}
