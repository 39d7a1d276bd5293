from sklearn.kernel_ridge import KernelRidge
# %% extra cell
def ridge_fit(X, y, l2):
    mx, my = X.mean(0), y.mean()
    Z, t = X - mx, y - my
    if l2 == 0:
        w = np.linalg.pinv(Z) @ t
    else:
        w = Z.T @ KernelRidge(alpha=len(y) * l2).fit(Z, t).dual_coef_
    return w, my - mx @ w
