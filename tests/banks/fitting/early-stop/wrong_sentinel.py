# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    val_losses += [float("inf")]
    i, best = 0, 0
    while i < len(val_losses) and i - best < patience:
        i += 1
        if i < len(val_losses) and val_losses[i] < val_losses[best]:
            best = i
    return best
