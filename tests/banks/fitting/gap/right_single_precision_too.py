def generalization_gap(history):
    val = ops.convert_to_tensor(history["val_loss"])
    i = int(ops.argmin(val))
    return history["val_loss"][i] - history["loss"][i]
