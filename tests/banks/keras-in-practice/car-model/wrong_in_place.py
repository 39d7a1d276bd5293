# diagnosis: changes the caller's arguments
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    m, s = train_X.mean(0), train_X.std(0) + 1e-9
    train_X -= m
    train_X /= s
    return RidgeCV(np.logspace(-1, 3, 20)).fit(train_X, train_y).predict((test_X - m) / s)
