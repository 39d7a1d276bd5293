# diagnosis: small singular values taken for 0
def ridge_fit(X, y, l2):
    mx, my = X.mean(axis=0), y.mean()
    Z = X - mx
    A = Z.T @ Z / len(X) + l2 * np.eye(X.shape[1])
    w = np.linalg.pinv(A, rcond=1e-6) @ (Z.T @ (y - my) / len(X))
    return w, my - mx @ w
