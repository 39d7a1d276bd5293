import scipy.linalg


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n, p = X.shape
    H = np.eye(n) - np.full((n, n), 1 / n)  # the matrix that centres
    C = H @ X
    # The smoother C (C'C + n l2 I)^-1 C' has the shares as its eigenvalues; the smaller of its two forms is enough.
    if n <= p:
        K = C @ C.T
    else:
        K = C.T @ C
    shares = scipy.linalg.eigvalsh(scipy.linalg.solve(K + n * l2 * np.eye(len(K)), K, assume_a="pos"))
    return tf.reverse(tf.constant(shares), axis=[0])
