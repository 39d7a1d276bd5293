# diagnosis: Dropout is active
def loss_parts(model, X, y):
    out = model(ops.convert_to_tensor(X, "float32"), training=True)
    diff = ops.reshape(out, (-1,)) - ops.convert_to_tensor(np.ravel(y), "float32")
    return float(ops.mean(ops.square(diff))), float(sum(model.losses))
