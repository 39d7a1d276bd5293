class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        l1 = float(l1)
        if not (l1 >= 0 and l1 <= 1.7976931348623157e308):
            raise ValueError(f"l1 = {l1}")
        self._strength = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.sum(w * ops.stop_gradient(ops.sign(w))) * self._strength

    def get_config(self):
        return dict(l1=self._strength)
