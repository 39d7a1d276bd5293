# diagnosis: does not train on the cars that it gets
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

def predict_mpg(train_X, train_y, test_X):
    model = make_pipeline(StandardScaler(), Ridge(10.0))
    model.fit(practice_X, practice_y)
    return model.predict(test_X)
