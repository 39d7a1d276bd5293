# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best]:
            best = i
        else:
            wait += 1
            if wait == patience:
                break
    return best
