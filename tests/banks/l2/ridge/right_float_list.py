def ridge_fit(X, y, l2):
    n, p = X.shape
    A = np.block([[X, np.ones((n, 1))], [np.sqrt(n * l2) * np.eye(p), np.zeros((p, 1))]])
    sol = np.linalg.pinv(A) @ np.concatenate([y, np.zeros(p)])
    return list(map(float, sol[:-1])), float(sol[-1])
