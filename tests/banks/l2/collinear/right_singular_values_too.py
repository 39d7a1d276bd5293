def condition_number(X, l2):
    # centred X: with n <= p the smallest of the n singular values is 0, so no eigenvalue l2 is forgotten; one sample too
    d = np.linalg.svd(X / np.sqrt(len(X)), compute_uv=False)
    spectrum = np.r_[d * d, np.zeros(max(0, X.shape[1] - len(d)))] + l2
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.divide(spectrum.max(), spectrum.min())
    return np.where(ratio <= 1e15, ratio, np.inf)[()]
