# diagnosis: penalty ignored
def lasso_fit(X, y, l1, steps=2000):
    return np.linalg.lstsq(X, y, rcond=None)[0]
