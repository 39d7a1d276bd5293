def loss_parts(model, X, y):
    total, count = 0.0, 0
    column = np.asarray(y, dtype="float64").reshape(-1)
    for start in range(0, len(X), 64):
        out = model(ops.convert_to_tensor(X[start : start + 64]), training=False)
        e = np.asarray(out, dtype="float64")[:, 0] - column[start : start + 64]
        total += float(e @ e)
        count += len(e)
    penalties = 0.0
    for layer in model._flatten_layers(include_self=False):
        for v in layer._trainable_variables + layer._non_trainable_variables:
            if getattr(v, "regularizer", None) is not None:
                penalties += float(v.regularizer(v))
    return total / count, penalties
