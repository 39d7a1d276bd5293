# diagnosis: changes the caller's arguments
def ridge_fit(X, y, l2):
    mx = X.mean(axis=0)
    my = y.mean()
    X -= mx
    y -= my
    n, p = X.shape
    G = np.vstack([X, np.sqrt(n * l2) * np.eye(p)])
    h = np.hstack([y, np.zeros(p)])
    w = np.linalg.lstsq(G, h, rcond=None)[0]
    return w, my - mx @ w
