# diagnosis: refuses only where both arrays are stretched
def mean_squared_error(y_true, y_pred):
    together = np.broadcast_shapes(y_true.shape, y_pred.shape)
    if together not in (y_true.shape, y_pred.shape):
        raise ValueError("the shapes do not fit")
    return np.mean((y_true - y_pred) ** 2)
