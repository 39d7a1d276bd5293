# diagnosis: patience cut off
def best_epoch(val_losses, patience):
    patience = min(patience, 10)
    best, at = float("inf"), 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, at = loss, i
        elif i - at >= patience:
            break
    return at
