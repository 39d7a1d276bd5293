# diagnosis: inf too early
def condition_number(X, l2):
    c = np.linalg.cond(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
    return c if c < 1e8 else np.inf
