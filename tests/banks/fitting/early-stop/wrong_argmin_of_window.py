# diagnosis: last of the ties
def best_epoch(val_losses, patience):
    for stop in range(patience, len(val_losses)):
        window = val_losses[stop - patience : stop + 1]
        if min(window[1:]) >= window[0]:
            return int(np.argmin(val_losses[: stop + 1]))
    return len(val_losses) - 1 - int(np.argmin(val_losses[::-1]))
