# diagnosis: least squares, thresholded once
def lasso_fit(X, y, l1, steps=2000):
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    return np.sign(w) * np.maximum(np.abs(w) - l1 / 2, 0)
