import functools
import math


class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        self.parts = {"l1": (l1, ops.abs), "l2": (l2, ops.square)}
        bad = [k for k, (s, _) in self.parts.items() if not (math.isfinite(s) and s >= 0)]
        if bad:
            raise ValueError("refused: " + ", ".join(bad))

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        dtype = keras.backend.standardize_dtype(w.dtype)
        w = ops.cast(w, "float64")
        terms = [ops.sum(f(w)) * ops.cast(s, "float64") for s, f in self.parts.values()]
        return ops.cast(functools.reduce(ops.add, terms), dtype)

    def get_config(self):
        return {k: s for k, (s, _) in self.parts.items()}
