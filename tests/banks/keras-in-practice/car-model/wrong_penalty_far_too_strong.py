# diagnosis: does not fit the 60 cars either
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    model = make_pipeline(StandardScaler(), Ridge(alpha=1500.0))
    return model.fit(train_X, train_y).predict(test_X)
