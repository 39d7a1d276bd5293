# diagnosis: keeps what it learnt in an earlier call
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()


def predict_mpg(train_X, train_y, test_X):
    scaler.partial_fit(train_X)
    centre = np.mean(train_y)
    model = RidgeCV(alphas=[1.0, 3.0, 10.0, 30.0], fit_intercept=False)
    model.fit(scaler.transform(train_X), train_y - centre)
    return centre + model.predict(scaler.transform(test_X))
