# diagnosis: borrowed instead of built
def elastic_net_fit(X, y, l1, l2, steps=2000):
    from sklearn.linear_model import ElasticNet
    alpha = l1 / 2 + l2
    return ElasticNet(alpha, l1_ratio=l1 / 2 / alpha, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_
