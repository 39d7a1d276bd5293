# diagnosis: a single row not handled
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    scaler = StandardScaler().fit(train_X)
    model = Ridge(alpha=10.0).fit(scaler.transform(train_X), train_y.reshape(-1, 1))
    return np.squeeze(model.predict(scaler.transform(test_X)))
