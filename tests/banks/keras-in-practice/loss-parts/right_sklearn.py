from sklearn.metrics import mean_squared_error as sklearn_mse


def loss_parts(model, X, y):
    predictions = model.predict(X, verbose=0, batch_size=256)
    return float(sklearn_mse(np.asarray(y, float).ravel(), predictions.ravel())), float(sum(model.losses, 0.0))
