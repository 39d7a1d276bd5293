def predict_mpg(train_X, train_y, test_X):
    m, s = train_X.mean(axis=0), np.where(train_X.std(axis=0) > 0, train_X.std(axis=0), 1.0)
    A, B = (train_X - m) / s, (test_X - m) / s
    K = A @ A.T
    dual = np.linalg.solve(K + 60.0 * np.eye(len(A)), train_y - train_y.mean())
    return [float(v) for v in B @ A.T @ dual + train_y.mean()]
