# diagnosis: not solved yet
def mean_squared_error(y_true, y_pred):
    raise NotImplementedError()
