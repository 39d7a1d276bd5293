# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    best, best_i, wait = float("inf"), 0, 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, best_i = loss, i
        else:
            wait += 1
            if wait >= patience:
                break
    return best_i
