# diagnosis: small strengths taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    mean_X, mean_y = X.mean(axis=0), y.mean()
    if np.isclose(l2, 0):
        l2 = 0.0
    A = np.vstack([X - mean_X, np.sqrt(n * l2) * np.eye(p)])
    w = np.linalg.lstsq(A, np.concatenate([y - mean_y, np.zeros(p)]), rcond=1e-13)[0]
    return w, mean_y - mean_X @ w
