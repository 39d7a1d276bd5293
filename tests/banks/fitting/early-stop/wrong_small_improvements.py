# diagnosis: small improvements ignored
def best_epoch(val_losses, patience, min_delta=1e-4):
    best, where, wait = np.inf, 0, 0
    for i, v in enumerate(val_losses):
        if v < best - min_delta:
            best, where, wait = v, i, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return where
