# diagnosis: predictions of the training cars
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    model = make_pipeline(StandardScaler(), RidgeCV(alphas=np.logspace(-2, 3, 30)))
    model.fit(train_X, train_y)
    return model.predict(train_X)
