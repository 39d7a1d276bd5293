# diagnosis: not inf where the matrix is singular
def condition_number(X, l2):
    A = X.T @ X / X.shape[0] + l2 * np.identity(X.shape[1])
    number = np.linalg.cond(A, 2)
    return np.inf if number > 1e16 else number
