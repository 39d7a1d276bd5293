def _numbers(nested):
    if isinstance(nested, list):
        for part in nested:
            yield from _numbers(part)
    else:
        yield nested


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    hits = [-tol <= number <= tol for number in _numbers([np.asarray(w).tolist() for w in weights])]
    return hits.count(True) / len(hits)
