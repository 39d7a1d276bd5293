from functools import reduce

import scipy.linalg

_pipeline = (
    lambda X: X - X.mean(axis=0),
    lambda Xc: Xc - Xc.mean(axis=0),
    lambda Xc: scipy.linalg.svdvals(Xc),
    lambda d: sorted(map(float, d), reverse=True),
)


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    return [d * d / (d * d + len(X) * l2) for d in reduce(lambda value, step: step(value), _pipeline, X)]
