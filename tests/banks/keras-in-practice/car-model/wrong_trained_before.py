# diagnosis: does not train on the cars that it gets
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

mpg_model = make_pipeline(StandardScaler(), RidgeCV(alphas=np.logspace(-2, 3, 50)))
mpg_model.fit(practice_X, practice_y)


def predict_mpg(train_X, train_y, test_X):
    return mpg_model.predict(test_X)
