# diagnosis: keeps what it learnt in an earlier call
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()


def predict_mpg(train_X, train_y, test_X):
    scaler.partial_fit(train_X)
    model = Ridge(alpha=3.0)
    model.fit(scaler.transform(train_X), train_y)
    return model.predict(scaler.transform(test_X))
