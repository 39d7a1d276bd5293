# diagnosis: does not train on the cars that it gets
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-2, 3, 20))).fit(practice_X, practice_y)
    return model.predict(test_X)
