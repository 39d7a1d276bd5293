# diagnosis: does not train on the cars that it gets
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

fitted = None

def predict_mpg(train_X, train_y, test_X):
    global fitted
    if fitted is None:
        fitted = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 30))).fit(train_X, train_y)
    return fitted.predict(test_X)
