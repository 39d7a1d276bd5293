# diagnosis: holds on to the unit of other cars
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    X = np.concatenate([train_X, practice_X])
    y = np.concatenate([train_y, practice_y])
    model = make_pipeline(StandardScaler(), RidgeCV(alphas=np.logspace(-2, 3, 30)))
    model.fit(X, y)
    return model.predict(test_X)
