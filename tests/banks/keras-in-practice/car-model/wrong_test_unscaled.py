# diagnosis: does not fit the 60 cars either
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import RidgeCV
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler()
    X_scaled = scaler.fit_transform(train_X)
    model = RidgeCV(alphas=np.logspace(-3, 3, 20))
    model.fit(X_scaled, train_y)
    return model.predict(test_X)
