# diagnosis: the last epoch where training does not stop early
def best_epoch(val_losses, patience):
    best, wait = val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best:
            best, wait = val_losses[epoch], 0
        else:
            wait += 1
        if wait >= patience:
            return epoch - patience
    return len(val_losses) - 1
