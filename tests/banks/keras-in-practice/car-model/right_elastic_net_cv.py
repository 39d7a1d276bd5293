from sklearn.linear_model import ElasticNetCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

def predict_mpg(train_X, train_y, test_X):
    net = ElasticNetCV(l1_ratio=[0.2, 0.8], alphas=np.logspace(-2, 0.5, 20), cv=5, max_iter=20000)
    return make_pipeline(StandardScaler(), net).fit(train_X, train_y).predict(test_X)
