# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    d = y_true
    d -= y_pred
    d **= 2
    return d.mean()
