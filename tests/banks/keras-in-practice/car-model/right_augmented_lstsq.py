def predict_mpg(train_X, train_y, test_X):
    s = np.ptp(train_X, axis=0)
    A = np.divide(train_X - train_X.mean(0), s, out=np.zeros_like(train_X), where=s > 0) * 3
    B = np.divide(test_X - train_X.mean(0), s, out=np.zeros_like(test_X), where=s > 0) * 3
    longer = np.vstack([A, np.sqrt(10.0) * np.eye(A.shape[1])])
    w, *_ = np.linalg.lstsq(longer, np.append(train_y - train_y.mean(), np.zeros(A.shape[1])), rcond=None)
    return train_y.mean() + B @ w
