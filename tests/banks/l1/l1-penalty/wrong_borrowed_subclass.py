# diagnosis: borrowed instead of built
class L1Penalty(keras.regularizers.L1):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        super().__init__(l1)
