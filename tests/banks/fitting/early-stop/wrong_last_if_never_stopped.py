# diagnosis: the last epoch where training does not stop early
def best_epoch(val_losses, patience):
    best, at = float("inf"), 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, at = loss, i
        elif i - at >= patience:
            return at
    return len(val_losses) - 1
