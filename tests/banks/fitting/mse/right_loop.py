def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError
    total = 0.0
    count = 0
    for one, other in zip(y_true.ravel(), y_pred.ravel()):
        difference = float(one) - float(other)
        total += difference * difference
        count += 1
    return total / count
