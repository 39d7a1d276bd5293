from collections import Counter
from itertools import chain
def sparsity(weights, *args, **kwargs):
    tol = kwargs.get("tol", args[0] if args else 0.0)
    c = Counter(chain.from_iterable((np.abs(np.array(w)) <= tol).reshape(-1).tolist() for w in weights))
    return c[True] / c.total()
