# diagnosis: one of the two is no Python float
def loss_parts(model, X, y):
    y_pred = model.predict(X, verbose=0)
    data_loss = np.mean((y.reshape(-1, 1) - y_pred) ** 2)
    penalty = tf.add_n(model.losses)
    return data_loss, penalty
