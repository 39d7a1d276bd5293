# diagnosis: number of features instead of samples
def ridge_fit(X, y, l2):
    n, p = X.shape
    m = X.mean(axis=0)
    A = np.vstack([X - m, np.sqrt(p * l2) * np.eye(p)])
    w = np.linalg.lstsq(A, np.append(y - y.mean(), np.zeros(p)), rcond=None)[0]
    return w, y.mean() - m @ w
