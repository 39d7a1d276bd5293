# diagnosis: refuses with another error
def mean_squared_error(y_true, y_pred):
    assert y_true.shape == y_pred.shape, "shapes differ"
    return np.mean((y_true - y_pred) ** 2)
