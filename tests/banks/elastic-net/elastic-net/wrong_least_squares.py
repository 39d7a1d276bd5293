# diagnosis: penalty ignored
def elastic_net_fit(X, y, l1, l2, steps=2000):
    return np.linalg.lstsq(X, y, rcond=None)[0]
