from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 30)))
    model.fit(train_X, train_y)
    return model.predict(test_X)
