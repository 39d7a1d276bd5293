# diagnosis: mean over the ties
def generalization_gap(history):
    validation, training = np.array(history["val_loss"]), np.array(history["loss"])
    return float(np.mean((validation - training)[validation == validation.min()]))
