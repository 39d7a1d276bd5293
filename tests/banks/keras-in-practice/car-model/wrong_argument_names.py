# diagnosis: an argument has another name
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(X, y, new):
    return make_pipeline(StandardScaler(), RidgeCV(np.logspace(-1, 3, 20))).fit(X, y).predict(new)
