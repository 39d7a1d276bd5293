def mean_squared_error(y_true, y_pred):
    match (y_true.shape == y_pred.shape):
        case False:
            raise ValueError("shapes")
    e = (y_true - y_pred).reshape(-1)
    return np.einsum("i,i", e, e) / e.size
