import functools


class Predictor:
    def __init__(self, strength):
        self.strength = strength

    def __call__(self, train_X, train_y, test_X):
        X, y, T = train_X, train_y, test_X
        from sklearn.linear_model import ElasticNetCV
        from sklearn.preprocessing import scale, StandardScaler

        sc = StandardScaler().fit(X)
        return ElasticNetCV(l1_ratio=[0.5], cv=5, max_iter=20000, alphas=[0.05, 0.1, 0.3, 1.0]).fit(sc.transform(X), y).predict(sc.transform(T))


predict_mpg = functools.partial(Predictor(0.1).__call__)
