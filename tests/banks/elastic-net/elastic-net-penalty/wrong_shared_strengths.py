# diagnosis: one strength for all objects
class ElasticNetPenalty(keras.regularizers.Regularizer):
    strengths = {}

    def __init__(self, l1=0.01, l2=0.01):
        for v in (l1, l2):
            if not 0 <= v < float("inf"):
                raise ValueError(v)
        self.strengths.update(l1=l1, l2=l2)

    def __call__(self, w):
        return self.strengths["l1"] * ops.sum(ops.abs(w)) + self.strengths["l2"] * ops.sum(ops.square(w))

    def get_config(self):
        return dict(self.strengths)
