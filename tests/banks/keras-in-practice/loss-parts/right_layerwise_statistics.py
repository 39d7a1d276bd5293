from statistics import fmean


def loss_parts(model, X, y):
    found = [float(one) for one in ops.convert_to_numpy(model(ops.convert_to_tensor(X), training=False)).reshape(-1)]
    return fmean((a - b) ** 2 for a, b in zip(np.ravel(y).tolist(), found)), sum((float(one) for one in model.losses), 0.0)
