# diagnosis: the mean of the means of batches
def loss_parts(model, X, y):
    y = np.reshape(y, (-1, 1))
    means = [float(np.mean((np.asarray(model(X[i : i + 32], training=False)) - y[i : i + 32]) ** 2)) for i in range(0, len(X), 32)]
    return float(np.mean(means)), float(sum(float(v) for v in model.losses))
