# diagnosis: holds on to the unit of other cars
MEAN_MPG = 23.0


def predict_mpg(train_X, train_y, test_X):
    mu = train_X.mean(axis=0)
    sigma = train_X.std(axis=0)
    sigma[sigma < 1e-12] = 1.0
    A = (train_X - mu) / sigma
    B = (test_X - mu) / sigma
    rows = np.vstack([A, np.sqrt(60 * 0.05) * np.eye(44)])
    w = np.linalg.lstsq(rows, np.concatenate([train_y - MEAN_MPG, np.zeros(44)]), rcond=None)[0]
    return MEAN_MPG + B @ w
