import functools
import operator


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    TERMS = {"l1": lambda w: ops.abs(w), "l2": lambda w: ops.multiply(w, w)}

    def __init__(self, l1=0.01, l2=0.01):
        given = {"l1": l1, "l2": l2}
        wrong = [name for name, value in given.items() if not 0 <= value < float("inf")]
        if wrong:
            raise ValueError("refused: " + ", ".join(f"{name}={given[name]}" for name in wrong))
        vars(self).update(given)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        each = (getattr(self, name) * ops.sum(term(w)) for name, term in self.TERMS.items())
        return ops.cast(functools.reduce(operator.add, each), w.dtype)

    def get_config(self):
        return {name: getattr(self, name) for name in self.TERMS}
