# diagnosis: compares rank and rows alone
def mean_squared_error(y_true, y_pred):
    if np.ndim(y_true) != np.ndim(y_pred) or np.shape(y_true)[:1] != np.shape(y_pred)[:1]:
        raise ValueError("shapes differ")
    return np.mean((y_true - y_pred) ** 2)
