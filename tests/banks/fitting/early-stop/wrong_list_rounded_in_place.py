# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    for i in range(len(val_losses)):
        val_losses[i] = float(np.float32(val_losses[i]))  # Keras compares in single precision
    best, wait = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best]:
            best, wait = i, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return best
