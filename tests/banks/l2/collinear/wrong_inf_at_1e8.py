# diagnosis: inf too early
def condition_number(X, l2):
    e = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    return e[-1] / e[0] if e[0] > e[-1] * 1e-8 else np.inf
