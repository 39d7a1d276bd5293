# diagnosis: columns taken to have a mean square of 1
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n = len(y)
    return elastic_net_prox(X.T @ y / n, 0.5, l1, l2)
