def loss_parts(model, X, y):
    penalty = np.float64(0)
    for layer in model.layers:
        for kind in ("kernel", "bias"):
            regularizer = getattr(layer, kind + "_regularizer", None)
            if regularizer is not None:
                penalty += float(regularizer(getattr(layer, kind)))
    error = model.predict_on_batch(X)[:, 0].astype("float64") - np.squeeze(y.reshape(-1))
    return error @ error / len(error), penalty
