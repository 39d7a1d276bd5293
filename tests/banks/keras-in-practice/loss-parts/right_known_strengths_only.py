def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    pred = model.predict(X, verbose=0).reshape(-1)
    data_loss = float(np.mean((np.asarray(y).reshape(-1) - pred) ** 2))

    penalty = 0.0
    for layer in model.layers:
        for which in ("kernel", "bias"):
            reg = getattr(layer, which + "_regularizer", None)
            weight = getattr(layer, which, None)
            if reg is None or weight is None:
                continue
            values = ops.convert_to_numpy(weight)
            penalty += float(getattr(reg, "l1", 0.0)) * float(np.abs(values).sum())
            penalty += float(getattr(reg, "l2", 0.0)) * float((values**2).sum())
    return data_loss, penalty
