# diagnosis: none
def condition_number(X, l2):
    n, p = X.shape
    A = X.T @ X / n + l2 * np.eye(p)
    if np.linalg.matrix_rank(A) < p:
        return np.inf
    inverse = np.linalg.inv(A)

    def largest(M):
        v = np.arange(1.0, p + 1)
        for _ in range(50):
            v = M @ v
            v = v / np.linalg.norm(v)
        return v @ M @ v

    return largest(A) * largest(inverse)
