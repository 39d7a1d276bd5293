class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        self._strengths = {"l1": l1, "l2": l2}
        bad = [k for k, v in self._strengths.items() if not (np.isfinite(v) and v >= 0)]
        if bad:
            raise ValueError(bad)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        per_weight = {"l1": ops.maximum(w, -w), "l2": w ** 2}
        return sum(ops.cast(s, w.dtype) * ops.sum(per_weight[k]) for k, s in self._strengths.items())

    def get_config(self):
        return {**self._strengths}
