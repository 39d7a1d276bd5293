# diagnosis: something small is added
def ridge_fit(X, y, l2):
    mx, my = X.mean(axis=0), y.mean()
    A = (X - mx).T @ (X - mx) / len(X) + (l2 + 1e-6) * np.eye(X.shape[1])
    w = np.linalg.solve(A, (X - mx).T @ (y - my) / len(X))
    return w, my - mx @ w
