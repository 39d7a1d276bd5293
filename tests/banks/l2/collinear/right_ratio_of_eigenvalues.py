def condition_number(X, l2):
    v = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    with np.errstate(divide="ignore"):
        ratio = v[-1] / max(v[0], 0.0)
    return ratio if ratio <= 1e15 else np.inf
