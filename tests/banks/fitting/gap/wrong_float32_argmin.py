# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val, loss = (np.array(history[k], "float32") for k in ("val_loss", "loss"))
    i = val.argmin()
    return float(val[i]) - float(loss[i])
