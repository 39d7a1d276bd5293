# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    return np.linalg.cond(X.T @ X / len(X) + l2 * np.eye(X.shape[1]))
