# diagnosis: holds on to the unit of other cars
def predict_mpg(train_X, train_y, test_X):
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), Ridge(alpha=5.0)).fit(train_X, train_y)
    low, high = np.quantile(practice_y, [0.05, 0.95])  # nothing wild
    return np.clip(model.predict(test_X), low, high)
