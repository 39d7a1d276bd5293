# diagnosis: small improvements ignored
def best_epoch(val_losses, patience, min_delta=1e-4):
    best = np.inf
    index = wait = 0
    for i, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, index, wait = loss, i, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return index
