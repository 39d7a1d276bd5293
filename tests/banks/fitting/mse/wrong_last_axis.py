# diagnosis: averaged over one axis
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return keras.losses.mean_squared_error(np.atleast_1d(y_true), np.atleast_1d(y_pred))
