# diagnosis: least squares, thresholded once
def lasso_fit(X, y, l1, steps=2000):
    w, *_ = np.linalg.lstsq(X, y, rcond=None)
    return soft_threshold(w, l1 / 2)
