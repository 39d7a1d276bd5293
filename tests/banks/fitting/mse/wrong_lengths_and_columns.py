# diagnosis: compares the last axis alone
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true)[-1:] != np.shape(y_pred)[-1:]:
        raise ValueError("shapes differ")
    return np.square(np.subtract(y_true, y_pred)).mean()
