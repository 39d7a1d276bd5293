# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    min_delta = 1e-4
    best, best_index, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_index, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return best_index
