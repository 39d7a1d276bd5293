# diagnosis: fails for a model without penalties
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    predictions = model.predict(X, verbose=0).reshape(-1)
    data_loss = np.mean((np.reshape(y, -1) - predictions) ** 2)
    penalty = tf.add_n(model.losses)
    return float(data_loss), float(penalty)
