# diagnosis: a constant
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    return make_pipeline(StandardScaler(), Lasso(alpha=1000.0)).fit(train_X, train_y).predict(test_X)
