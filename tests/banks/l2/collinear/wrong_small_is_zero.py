# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    e = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    if e[0] < 1e-8:
        return np.inf
    return e[-1] / e[0]
