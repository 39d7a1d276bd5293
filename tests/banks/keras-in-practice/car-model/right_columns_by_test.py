from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    use = (train_X.std(axis=0) > 0) & (test_X.std(axis=0) > 0)
    if not use.any():
        return np.full(len(test_X), train_y.mean())
    scaler = StandardScaler().fit(train_X[:, use])
    model = Ridge(alpha=3.0).fit(scaler.transform(train_X[:, use]), train_y)
    return model.predict(scaler.transform(test_X[:, use]))
