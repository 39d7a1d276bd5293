def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    prediction = np.asarray(model(np.asarray(X), training=False), dtype=float).reshape(-1)
    error = prediction - np.asarray(y, dtype=float).reshape(-1)
    penalties = [float(part) for part in model.losses]
    return float(error @ error) / len(error), float(sum(penalties))
