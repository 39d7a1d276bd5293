# diagnosis: none
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

models = []


def predict_mpg(train_X, train_y, test_X):
    if not models:
        models.append(make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 20))).fit(train_X, train_y))
    return models[0].predict(test_X)
