# diagnosis: borrowed instead of built
def lasso_fit(X, y, l1, steps=2000):
    from sklearn.linear_model import Lasso
    return Lasso(alpha=l1 / 2, fit_intercept=False, tol=1e-12).fit(X, y).coef_
