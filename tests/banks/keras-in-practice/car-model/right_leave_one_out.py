def predict_mpg(train_X, train_y, test_X):
    mean, spread = train_X.mean(axis=0), train_X.std(axis=0)
    spread = np.where(spread > 1e-12 * (1 + np.abs(mean)), spread, np.inf)
    Z, centre = (train_X - mean) / spread, train_y.mean()
    U, d, Vt = np.linalg.svd(Z, full_matrices=False)
    coordinates = U.T @ (train_y - centre)

    def left_out_error(strength):
        keep = d**2 / (d**2 + strength)
        leverage = 1 / len(Z) + (U**2) @ keep
        return np.mean(((train_y - centre - U @ (keep * coordinates)) / (1 - leverage)) ** 2)

    strength = min(np.geomspace(0.3, 300, 40), key=left_out_error)
    return centre + (test_X - mean) / spread @ (Vt.T @ (d / (d**2 + strength) * coordinates))
