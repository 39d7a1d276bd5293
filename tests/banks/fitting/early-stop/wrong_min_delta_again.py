# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for i, loss in enumerate(val_losses):
        if i == 0 or loss < val_losses[best] - 1e-4:
            best, wait = i, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return best
