# diagnosis: least squares
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    return make_pipeline(StandardScaler(), LinearRegression()).fit(train_X, train_y).predict(test_X)
