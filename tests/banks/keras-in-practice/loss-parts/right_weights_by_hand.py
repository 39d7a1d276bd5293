def loss_parts(model, X, y):
    predicted = np.concatenate([model.predict_on_batch(X[i : i + 100]) for i in range(0, len(X), 100)])
    error = predicted.astype(float).reshape(len(X)) - np.asarray(y, dtype=float).reshape(len(X))
    penalty = sum((float(v.regularizer(v)) for layer in model.layers for v in layer.trainable_variables if getattr(v, "regularizer", None) is not None), 0.0)
    return float(error @ error / len(error)), float(penalty)
