# diagnosis: smallest loss of the whole curve
def best_epoch(val_losses, patience):
    return int(np.argmin(val_losses))
