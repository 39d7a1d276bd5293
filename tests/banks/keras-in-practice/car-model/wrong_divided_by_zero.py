# diagnosis: raised ValueError
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    Z = (train_X - mean) / std
    w = np.linalg.lstsq(np.vstack([Z, 2 * np.eye(44)]), np.append(train_y - train_y.mean(), np.zeros(44)), rcond=None)[0]
    return (test_X - mean) / std @ w + train_y.mean()
