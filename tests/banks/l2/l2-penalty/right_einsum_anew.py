class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (float("inf") > l2 >= 0):
            raise ValueError("no strength")
        self.l2 = float(l2)

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), [-1])
        return ops.multiply(ops.einsum("i,i->", flat, flat), ops.cast(self.l2, flat.dtype))

    def get_config(self):
        return dict(vars(self))
