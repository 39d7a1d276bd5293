from fractions import Fraction


def _sizes(weights):
    for w in weights:
        for value in ops.convert_to_numpy(w).flat:
            yield abs(float(value))


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    verdicts = [size <= tol for size in _sizes(weights)]
    return float(Fraction(verdicts.count(True), len(verdicts)))
