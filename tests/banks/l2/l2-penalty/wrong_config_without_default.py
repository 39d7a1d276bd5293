# diagnosis: get_config leaves out a strength that was not given
class L2Penalty(keras.regularizers.Regularizer):
    DEFAULT = 0.01

    def __init__(self, l2=DEFAULT):
        if l2 != l2 or l2 in (float("inf"), float("-inf")) or l2 < 0:
            raise ValueError("l2 must be a finite number, 0 or more")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(self.l2, w.dtype) * ops.sum(w * w)

    def get_config(self):
        return {key: value for key, value in vars(self).items() if value != self.DEFAULT}
