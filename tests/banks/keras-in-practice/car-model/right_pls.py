from sklearn.cross_decomposition import PLSRegression
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    return PLSRegression(4).fit(train_X, train_y).predict(test_X).ravel()
