# diagnosis: borrowed instead of built
class L2Penalty(keras.regularizers.L2):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        super().__init__(l2)
