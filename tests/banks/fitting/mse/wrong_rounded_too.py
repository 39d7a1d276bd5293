# diagnosis: rounded
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shape mismatch")
    return round(float(np.square(np.subtract(y_true, y_pred)).mean()), 5)
