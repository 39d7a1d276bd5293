from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    """Lasso, strength by the rule of task 3."""
    folds = np.arange(len(train_y)) % 5
    grid = np.geomspace(0.02, 4, 12)
    errors = np.empty((12, 5))
    for i, a in enumerate(grid):
        for k in range(5):
            fit = make_pipeline(StandardScaler(), Lasso(a, max_iter=20_000)).fit(train_X[folds != k], train_y[folds != k])
            errors[i, k] = np.mean((fit.predict(train_X[folds == k]) - train_y[folds == k]) ** 2)
    m, b = errors.mean(1), errors.mean(1).argmin()
    best = grid[m <= m[b] + errors[b].std(ddof=1) / 5**0.5].max()
    return make_pipeline(StandardScaler(), Lasso(best, max_iter=20_000)).fit(train_X, train_y).predict(test_X)
