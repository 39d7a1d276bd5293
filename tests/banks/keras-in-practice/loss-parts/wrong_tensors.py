# diagnosis: tensors returned
def loss_parts(model, X, y):
    p = ops.reshape(model(X), (-1,))
    return ops.mean((p - ops.cast(ops.reshape(y, (-1,)), "float32")) ** 2), ops.sum(ops.stack([0.0, *model.losses]))
