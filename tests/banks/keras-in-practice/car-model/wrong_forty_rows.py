# diagnosis: raised ValueError
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

def predict_mpg(train_X, train_y, test_X):
    model = make_pipeline(StandardScaler(), Lasso(0.2, max_iter=50000)).fit(train_X, train_y)
    return np.reshape(model.predict(test_X), 40)
