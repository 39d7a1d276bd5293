import math
# %% extra cell
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"{np.shape(y_true)} and {np.shape(y_pred)}")
    squares = [(a - b) ** 2 for a, b in zip(np.ravel(y_true).tolist(), np.ravel(y_pred).tolist())]
    return math.fsum(squares) / len(squares)
