# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    mx, my = X.mean(axis=0), y.mean()
    X -= mx
    A = X.T @ X / len(X) + l2 * np.eye(X.shape[1])
    w = np.linalg.pinv(A, hermitian=True) @ (X.T @ (y - my) / len(X))
    return w, my - mx @ w
