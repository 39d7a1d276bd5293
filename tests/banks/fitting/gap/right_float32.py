def generalization_gap(history):
    val = ops.convert_to_tensor(history["val_loss"], "float32")
    k = int(ops.argmin(val))
    return history["val_loss"][k] - history["loss"][k]
