# diagnosis: fails for a model without penalties
def loss_parts(model, X, y):
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), float(tf.add_n(model.losses))
