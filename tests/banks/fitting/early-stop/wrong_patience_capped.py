# diagnosis: patience cut off
def best_epoch(val_losses, patience):
    patience = min(patience, 10)
    best = 0
    for i in range(len(val_losses)):
        if val_losses[i] < val_losses[best]:
            best = i
        if i - best >= patience:
            return best
    return best
