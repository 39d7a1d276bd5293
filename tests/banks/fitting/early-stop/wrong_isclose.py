# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for epoch, loss in enumerate(val_losses):
        if epoch == 0 or (loss < val_losses[best] and not np.isclose(loss, val_losses[best])):
            best, wait = epoch, 0
        else:
            wait += 1
            if wait == patience:
                break
    return best
