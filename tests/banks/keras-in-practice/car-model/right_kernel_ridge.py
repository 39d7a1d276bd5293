from sklearn.kernel_ridge import KernelRidge
# %% extra cell
def predict_mpg(train_X, train_y, test_X):
    m, s = train_X.mean(0), np.maximum(train_X.std(0), 1e-9)
    model = KernelRidge(alpha=6.0).fit((train_X - m) / s, train_y - train_y.mean())
    return model.predict((test_X - m) / s) + train_y.mean()
