# diagnosis: columns taken to have a mean square of 1
def lasso_fit(X, y, l1, steps=2000):
    return soft_threshold(X.T @ y / len(y), l1 / 2)
