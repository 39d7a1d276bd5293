def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import BayesianRidge
    from sklearn.preprocessing import MinMaxScaler
    scaler = MinMaxScaler((-1, 1)).fit(train_X)
    return BayesianRidge().fit(scaler.transform(train_X), train_y).predict(scaler.transform(test_X))
