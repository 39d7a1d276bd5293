# diagnosis: compared by their ratio
def best_epoch(val_losses, patience):
    best, where, wait = val_losses[0], 0, 0
    for i, v in enumerate(val_losses[1:], 1):
        if v / best < 1:
            best, where, wait = v, i, 0
        else:
            wait += 1
            if wait == patience:
                return where
    return where
