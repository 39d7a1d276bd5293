# diagnosis: the last epoch where training does not stop early
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    smallest = np.minimum.accumulate(val_losses)
    for epoch in range(patience, len(val_losses)):
        if smallest[epoch - patience] == smallest[epoch]:
            return int(np.argmin(val_losses[: epoch + 1]))
    return len(val_losses) - 1
