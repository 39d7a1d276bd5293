# diagnosis: none
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline


def predict_mpg(train_X, train_y, test_X):
    return make_pipeline(PCA(1), LinearRegression()).fit(train_X, train_y).predict(test_X)
