def best_epoch(val_losses, patience):
    low = np.minimum.accumulate(val_losses)
    for i in range(patience, len(low)):
        if low[i] == low[i - patience]:
            return val_losses.index(low[i])
    return np.argmin(val_losses)
