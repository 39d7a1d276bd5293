# diagnosis: borrowed instead of built
def lasso_fit(X, y, l1, steps=2000):
    from sklearn.linear_model import Lasso

    model = Lasso(alpha=l1 / 2, fit_intercept=False, tol=1e-12, max_iter=100000)
    return model.fit(X, y).coef_
