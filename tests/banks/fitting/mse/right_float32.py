def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    return float(np.mean((y_true.astype("float32") - y_pred.astype("float32")) ** 2))
