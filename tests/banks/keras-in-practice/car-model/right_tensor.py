from sklearn.linear_model import LassoCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    return tf.constant(make_pipeline(StandardScaler(), LassoCV(cv=5, max_iter=20_000)).fit(train_X, train_y).predict(test_X), "float32")
