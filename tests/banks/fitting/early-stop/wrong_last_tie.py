# diagnosis: last of the ties
def best_epoch(val_losses, patience):
    best, wait, stop = 0, 0, len(val_losses)
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                stop = epoch + 1
                break
    seen = np.array(val_losses[:stop])
    return np.flatnonzero(seen == seen.min())[-1]
