from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel


def predict_mpg(train_X, train_y, test_X):
    m, s = train_X.mean(axis=0), train_X.std(axis=0)
    s[s == 0] = 1
    kernel = 10.0 * RBF(15.0, (3.0, 100.0)) + WhiteKernel(0.1)
    model = GaussianProcessRegressor(kernel, normalize_y=True, random_state=0).fit((train_X - m) / s, train_y)
    return model.predict((test_X - m) / s)
