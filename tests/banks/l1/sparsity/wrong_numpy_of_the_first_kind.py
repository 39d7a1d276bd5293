# diagnosis: lists of mixed dtypes or kinds not handled
def sparsity(weights, tol=0.0):
    """Asks the first alone what kind of list it is."""
    if hasattr(weights[0], "numpy"):
        weights = [w.numpy() for w in weights]
    return np.mean(np.abs(np.concatenate([np.ravel(w) for w in weights])) <= tol)
