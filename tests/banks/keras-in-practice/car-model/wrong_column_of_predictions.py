# diagnosis: wrong shape
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    pipe = make_pipeline(StandardScaler(), RidgeCV(alphas=np.logspace(-1, 3, 20)))
    pipe.fit(train_X, train_y.reshape(-1, 1))
    return pipe.predict(test_X).reshape(-1, 1)
