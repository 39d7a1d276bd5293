# diagnosis: a tolerance of its own
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    sizes = np.concatenate([np.abs(np.asarray(w, dtype=float)).ravel() for w in weights])
    # <= on floats, safely: smaller, or equal up to rounding
    small = (sizes < tol) | np.isclose(sizes, tol)
    return float(small.mean())
