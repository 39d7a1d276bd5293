# diagnosis: follows the 60 cars too closely
def predict_mpg(train_X, train_y, test_X):
    from sklearn.tree import DecisionTreeRegressor

    return DecisionTreeRegressor(random_state=0).fit(train_X, train_y).predict(test_X)
