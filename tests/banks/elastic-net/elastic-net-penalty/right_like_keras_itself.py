class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not all(s >= 0 and s != float("inf") for s in (l1, l2)):
            raise ValueError
        self.l1 = ops.convert_to_tensor(float(l1))
        self.l2 = ops.convert_to_tensor(float(l2))

    def __call__(self, x):
        regularization = ops.convert_to_tensor(0.0, dtype=x.dtype)
        if self.l1:
            regularization += ops.cast(self.l1, x.dtype) * ops.sum(ops.absolute(x))
        if self.l2:
            regularization += ops.cast(self.l2, x.dtype) * ops.sum(ops.square(x))
        return regularization

    def get_config(self):
        return {"l1": float(self.l1), "l2": float(self.l2)}
