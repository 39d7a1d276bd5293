# diagnosis: near the solution, but not right to 1e-6
from scipy.sparse.linalg import lsqr
def ridge_fit(X, y, l2):
    mx, my = X.mean(axis=0), y.mean()
    w = lsqr(X - mx, y - my, damp=np.sqrt(len(X) * l2))[0]
    return w, my - mx @ w
