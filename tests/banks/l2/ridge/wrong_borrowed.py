# diagnosis: borrowed instead of built
def ridge_fit(X, y, l2):
    from sklearn.linear_model import Ridge

    model = Ridge(alpha=len(y) * l2, solver="svd").fit(X, y)
    return model.coef_, model.intercept_
