# diagnosis: keeps what it learnt in an earlier call
from sklearn.linear_model import SGDRegressor
from sklearn.preprocessing import StandardScaler

model = SGDRegressor(alpha=0.05, eta0=0.005, learning_rate="constant", max_iter=60, tol=None, random_state=0, warm_start=True)

def predict_mpg(train_X, train_y, test_X):
    scaler = StandardScaler().fit(train_X)
    model.fit(scaler.transform(train_X), train_y)
    return model.predict(scaler.transform(test_X))
