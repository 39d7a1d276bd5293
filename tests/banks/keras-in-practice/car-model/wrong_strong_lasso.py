# diagnosis: does not fit the 60 cars either
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Lasso
    return make_pipeline(StandardScaler(), Lasso(4.0)).fit(train_X, train_y).predict(test_X)
