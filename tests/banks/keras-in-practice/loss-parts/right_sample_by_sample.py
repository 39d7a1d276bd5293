def loss_parts(model, X, y):
    errors = [float(ops.convert_to_numpy(model(row[None]))[0, 0]) - float(np.squeeze(t)) for row, t in zip(X, y)]
    return float(np.mean(np.square(errors))), float(np.sum(np.array([float(v) for v in model.losses])))
