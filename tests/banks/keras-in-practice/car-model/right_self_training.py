from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def predict_mpg(train_X, train_y, test_X):
    first = make_pipeline(StandardScaler(), Ridge(alpha=3.0)).fit(train_X, train_y)
    guessed = first.predict(test_X)
    second = make_pipeline(StandardScaler(), Ridge(alpha=3.0))
    second.fit(np.vstack([train_X, test_X]), np.concatenate([train_y, guessed]))
    return second.predict(test_X)
