# diagnosis: another answer when asked again
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for s in (l1, l2):
            if not 0 <= s < float("inf"):
                raise ValueError(s)
        self.l1, self.l2 = l1, l2
        self._known = {}

    def __call__(self, w):
        key = (tuple(w.shape), str(w.dtype))
        if key not in self._known:
            self._known[key] = self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))
        return self._known[key]

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
