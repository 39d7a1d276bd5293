# diagnosis: an argument has another name
def condition_number(A, lam):
    k = np.linalg.cond(A.T @ A / len(A) + lam * np.eye(A.shape[1]))
    return k if k <= 1e15 else np.inf
