# diagnosis: the other rows of test_X decide
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import RidgeCV


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    X_train = StandardScaler().fit_transform(train_X)
    X_test = StandardScaler().fit_transform(test_X)
    model = RidgeCV(alphas=np.logspace(-1, 3, 20))
    model.fit(X_train, train_y)
    return model.predict(X_test)
