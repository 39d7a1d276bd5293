# diagnosis: patience counted from the start
def best_epoch(val_losses, patience):
    return int(np.argmin(val_losses[: patience + 1]))
