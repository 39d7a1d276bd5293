# diagnosis: sizes of losses compared
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for i in range(1, len(val_losses)):
        if abs(val_losses[i]) < abs(val_losses[best]):
            best, wait = i, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return best
