# diagnosis: compares the rank alone
def mean_squared_error(y_true, y_pred):
    if np.ndim(y_true) != np.ndim(y_pred):
        raise ValueError(f"{y_true.shape} and {y_pred.shape}")
    return np.mean((y_true - y_pred) ** 2)
