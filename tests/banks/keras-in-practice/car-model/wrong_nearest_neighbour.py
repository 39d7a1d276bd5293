# diagnosis: follows the 60 cars too closely
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    from sklearn.neighbors import KNeighborsRegressor
    return make_pipeline(StandardScaler(), KNeighborsRegressor(1)).fit(train_X, train_y).predict(test_X)
