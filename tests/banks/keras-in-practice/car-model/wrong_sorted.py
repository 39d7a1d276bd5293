# diagnosis: in another order
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    return np.sort(make_pipeline(StandardScaler(), RidgeCV()).fit(train_X, train_y).predict(test_X))
