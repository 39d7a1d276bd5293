# diagnosis: the mean of the means of batches
def loss_parts(model, X, y):
    parts = [np.mean((model.predict_on_batch(X[i:i + 32]).ravel() - y[i:i + 32].ravel()) ** 2) for i in range(0, len(X), 32)]
    return float(np.mean(parts)), float(sum(model.losses))
