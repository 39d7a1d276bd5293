# diagnosis: equal losses not counted
def best_epoch(val_losses, patience):
    best, arg, bad = float("inf"), 0, 0
    for k, v in enumerate(val_losses):
        if v < best:
            best, arg, bad = v, k, 0
        elif v > best or patience == 1:
            bad += 1
        if bad >= patience:
            break
    return arg
