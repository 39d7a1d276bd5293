# diagnosis: another norm
def condition_number(X, l2):
    A = X.T @ X / len(X) + l2 * np.eye(X.shape[1])
    number = np.linalg.cond(A, "fro")
    return number if number < 1e15 else np.inf
