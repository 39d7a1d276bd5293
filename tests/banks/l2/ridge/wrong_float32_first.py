# diagnosis: near the solution, but not right to 1e-6
def ridge_fit(X, y, l2):
    X = np.asarray(X, dtype="float32")
    y = np.asarray(y, dtype="float32")
    n, p = X.shape
    mx, my = X.mean(axis=0), y.mean()
    A = np.concatenate([X - mx, np.float32(np.sqrt(n * l2)) * np.eye(p, dtype="float32")])
    b = np.concatenate([y - my, np.zeros(p, "float32")])
    w = np.linalg.lstsq(A, b, rcond=None)[0]
    return w, my - mx @ w
