# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    best, where, bad = float("inf"), 0, 0
    for i, v in enumerate(val_losses):
        if v < best:
            best, where = v, i
        else:
            bad += 1
            if bad == patience:
                break
    return where
