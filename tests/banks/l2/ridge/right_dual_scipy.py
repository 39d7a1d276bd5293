import scipy.linalg


def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n = X.shape[0]
    shift, level = np.einsum("ij->j", X) / n, np.einsum("i->", y) / n
    Xc, yc = X - shift, y - level
    if l2 > 0:
        # the dual: w = Xc' a, with (Xc Xc' + n l2 I) a = yc; one equation per sample
        a = scipy.linalg.cho_solve(scipy.linalg.cho_factor(np.einsum("ik,jk->ij", Xc, Xc) + n * l2 * np.eye(n)), yc)
        w = np.einsum("ij,i->j", Xc, a)
    else:
        # columns chosen one after the other: QR with pivoting, the rest gets the weight 0
        w = np.zeros(X.shape[1])
        size = np.linalg.norm(Xc, axis=0)
        live = np.flatnonzero(size > 1e-8 * np.linalg.norm(X, axis=0))
        if live.size:
            Q, R, order = scipy.linalg.qr(Xc[:, live] / size[live], mode="economic", pivoting=True)
            rank = int(np.sum(np.abs(np.diag(R)) > 1e-10 * abs(R[0, 0])))
            some = scipy.linalg.solve_triangular(R[:rank, :rank], Q[:, :rank].T @ yc)
            w[live[order[:rank]]] = some / size[live[order[:rank]]]
    return w, level - np.dot(shift, w)
