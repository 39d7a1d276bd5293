# diagnosis: none
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    from sklearn.svm import SVR
    return make_pipeline(StandardScaler(), SVR()).fit(train_X, train_y).predict(test_X)
