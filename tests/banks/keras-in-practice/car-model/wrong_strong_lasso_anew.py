# diagnosis: does not fit the 60 cars either
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

def predict_mpg(train_X, train_y, test_X):
    return make_pipeline(StandardScaler(), Lasso(3.2)).fit(train_X, train_y).predict(test_X)
