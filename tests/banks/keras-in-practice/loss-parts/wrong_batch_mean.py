# diagnosis: the mean of the means of batches
def loss_parts(model, X, y):
    y, losses = np.reshape(y, (-1, 1)), []
    for i in range(0, len(X), 32):
        predicted = model.predict_on_batch(X[i : i + 32])
        losses.append(np.mean((predicted - y[i : i + 32]) ** 2))
    return float(np.mean(losses)), float(sum(model.losses))
