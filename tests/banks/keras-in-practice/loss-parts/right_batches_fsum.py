import math


def _squares(model, X, y, size=64):
    """The squared errors, batch by batch, in float64."""
    for start in range(0, len(X), size):
        batch = keras.ops.convert_to_tensor(X[start:start + size])
        found = np.asarray(model(batch, training=False), dtype=np.float64)
        wanted = np.asarray(y[start:start + size], dtype=np.float64)
        for difference in (found.flatten() - wanted.flatten()).tolist():
            yield difference * difference


def loss_parts(model, X, y):
    """A list of the mean squared error without penalty and the sum of the penalties."""
    parts = [math.fsum(_squares(model, X, y)) / len(X)]
    parts.append(math.fsum(float(np.asarray(term)) for term in model.losses))
    return parts
