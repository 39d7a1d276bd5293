# diagnosis: sizes of losses compared
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):
        if abs(val_losses[epoch]) < abs(val_losses[best]):
            best, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return best
    return best
