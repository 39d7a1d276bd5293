from collections import namedtuple
Fit = namedtuple("Fit", "weights intercept")
# %% extra cell
def ridge_fit(X, y, l2):
    n, p = X.shape
    A = np.block([[X, np.ones((n, 1))], [np.sqrt(n * l2) * np.eye(p), np.zeros((p, 1))]])
    sol = np.linalg.lstsq(A, np.r_[y, np.zeros(p)], rcond=1e-12)[0]
    return Fit(sol[:p], sol[p])
