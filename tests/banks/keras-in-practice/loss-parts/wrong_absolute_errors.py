# diagnosis: the absolute error
def loss_parts(model, X, y):
    predictions = model.predict(X, verbose=0)
    data_loss = np.mean(np.abs(predictions.flatten() - y.flatten()))
    penalty = sum(model.losses)
    return float(data_loss), float(penalty)
