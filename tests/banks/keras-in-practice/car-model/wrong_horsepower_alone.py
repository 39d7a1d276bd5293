# diagnosis: does not fit the 60 cars either
def predict_mpg(train_X, train_y, test_X):
    slope, start = np.polyfit(train_X[:, 2], train_y, 1)
    return start + slope * test_X[:, 2]
