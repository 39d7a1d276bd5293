# diagnosis: returned nothing
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    mse = np.mean((y_true - y_pred) ** 2)
    print(mse)
