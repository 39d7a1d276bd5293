# diagnosis: borrowed instead of built
class ElasticNetPenalty(keras.regularizers.L1L2):
    def __init__(self, l1=0.01, l2=0.01):
        if not np.isfinite([l1, l2]).all() or min(l1, l2) < 0:
            raise ValueError((l1, l2))
        super().__init__(l1=l1, l2=l2)
