def best_epoch(val_losses, patience):
    a = np.array(val_losses)
    i = int(np.argmin(a))
    if i <= patience:
        return i
    best, at = float("inf"), 0
    for k, loss in enumerate(val_losses):
        if loss < best:
            best, at = loss, k
        elif k - at >= patience:
            break
    return at
