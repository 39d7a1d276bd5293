# diagnosis: an argument has another name
def mean_squared_error(y, yhat):
    if y.shape != yhat.shape:
        raise ValueError
    return np.mean((y - yhat) ** 2)
