# diagnosis: borrowed instead of built
def elastic_net_fit(X, y, l1, l2, steps=2000):
    from sklearn.linear_model import ElasticNet, LinearRegression

    alpha = l1 / 2 + l2
    if alpha == 0:
        return LinearRegression(fit_intercept=False).fit(X, y).coef_
    return ElasticNet(alpha, l1_ratio=l1 / 2 / alpha, fit_intercept=False, tol=1e-12, max_iter=100000).fit(X, y).coef_
