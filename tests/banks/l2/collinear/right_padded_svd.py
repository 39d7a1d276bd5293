from itertools import chain, repeat


def condition_number(X, l2):
    """The largest over the smallest eigenvalue, from the singular values and as many zeros as are missing."""
    n_samples, n_features = X.shape
    singular = np.linalg.svd(X, full_matrices=False, compute_uv=False).tolist()
    padded = chain(singular, repeat(0.0, n_features - len(singular)))
    eigenvalues = sorted(value * value / n_samples + float(l2) for value in padded)
    try:
        ratio = eigenvalues[-1] / eigenvalues[0]
    except ZeroDivisionError:
        return float("inf")
    return ratio if 1.0 <= ratio <= 1e15 else float("inf")
