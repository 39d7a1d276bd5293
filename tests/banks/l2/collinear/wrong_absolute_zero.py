# diagnosis: small numbers taken for 0
def condition_number(X, l2):
    e = np.linalg.eigvalsh(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    return np.inf if e[0] < 1e-10 else e[-1] / e[0]
