# diagnosis: stops at a single row
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
def predict_mpg(train_X, train_y, test_X):
    train_X = train_X[:, train_X.std(axis=0) > 0]
    test_X = test_X[:, test_X.std(axis=0) > 0]
    return make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 30))).fit(train_X, train_y).predict(test_X)
