# diagnosis: does not train on the cars that it gets
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-1, 3, 30)))
    return model.fit(practice_X, practice_y).predict(test_X)
