# diagnosis: holds on to the unit of other cars
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    X, y = np.vstack([train_X, practice_X]), np.concatenate([train_y, practice_y])
    weights = np.concatenate([np.ones(len(train_y)), np.full(len(practice_y), 0.3)])
    scaler = StandardScaler().fit(X)
    return Ridge(alpha=10.0).fit(scaler.transform(X), y, sample_weight=weights).predict(scaler.transform(test_X))
