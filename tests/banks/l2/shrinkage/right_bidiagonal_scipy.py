import scipy.linalg as sla


def shrinkage_factors(X, l2):
    """Reads the shares off the hat matrix of ridge: A = sqrt(n l2) I below the R of a QR, then its singular values."""
    if X.ndim != 2:
        raise ValueError("X must have rank 2")
    n, p = map(int, X.shape)
    Xc = np.array(X, copy=True)
    for j in range(p):
        Xc[:, j] -= Xc[:, j].mean()
    triangle = sla.qr(Xc if n >= p else Xc.T, mode="r")[0][: min(n, p)]
    d = sla.svdvals(triangle)
    share = np.square(d / np.hypot(d, np.sqrt(n * float(l2))))
    return share.tolist()
