# diagnosis: axes of length 1 taken for none
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.squeeze(y_true), np.squeeze(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean((y_true - y_pred) ** 2)
