# diagnosis: keeps what it learnt in an earlier call
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

seen_X, seen_y = [], []


def predict_mpg(train_X, train_y, test_X):
    seen_X.append(train_X)
    seen_y.append(train_y)
    model = make_pipeline(StandardScaler(), Ridge(alpha=3.0))
    model.fit(np.concatenate(seen_X), np.concatenate(seen_y))
    return model.predict(test_X)
