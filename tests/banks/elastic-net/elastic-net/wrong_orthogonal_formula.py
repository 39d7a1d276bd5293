# diagnosis: least squares, thresholded and shrunk once
def elastic_net_fit(X, y, l1, l2, steps=2000):
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    return np.sign(w) * np.maximum(np.abs(w) - l1 / 2, 0) / (1 + l2)
