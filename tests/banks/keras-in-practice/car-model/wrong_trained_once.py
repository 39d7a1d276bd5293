# diagnosis: does not train on the cars that it gets
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

_model = None


def predict_mpg(train_X, train_y, test_X):
    global _model
    if _model is None:  # training takes time, so only once
        _model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 30)))
        _model.fit(train_X, train_y)
    return _model.predict(test_X)
