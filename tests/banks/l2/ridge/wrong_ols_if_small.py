# diagnosis: small strengths taken for 0
def ridge_fit(X, y, l2):
    n, p = X.shape
    mx, my = X.mean(axis=0), y.mean()
    Z, t = X - mx, y - my
    if l2 < 1e-3:
        w = np.linalg.lstsq(Z, t, rcond=None)[0]
    else:
        w = np.linalg.solve(Z.T @ Z + n * l2 * np.eye(p), Z.T @ t)
    return w, my - mx @ w
