def condition_number(X, l2):
    """The singular values of X itself, squared: more digits than X.T @ X has."""
    samples, features = X.shape
    d = list(np.linalg.svd(X, compute_uv=False)) + [0.0] * max(features - samples, 0)
    floor = max(d) * max(samples, features) * np.finfo(float).eps
    curvature = [(value if value > floor else 0.0) ** 2 / samples + l2 for value in d]
    if min(curvature) == 0.0 or max(curvature) > 1e15 * min(curvature):
        return float("inf")
    return max(curvature) / min(curvature)
