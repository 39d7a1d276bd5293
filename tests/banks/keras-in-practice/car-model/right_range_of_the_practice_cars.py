def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), RidgeCV(np.geomspace(0.1, 1000, 30))).fit(train_X, train_y)
    return np.clip(model.predict(test_X), practice_y.min(), practice_y.max())
