# diagnosis: one strength for all objects
STRENGTH = {}


class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (l2 >= 0 and np.isfinite(l2)):
            raise ValueError(f"l2 = {l2}")
        STRENGTH["l2"] = l2

    def __call__(self, w):
        return STRENGTH["l2"] * ops.sum(ops.square(w))

    def get_config(self):
        return dict(STRENGTH)
