# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    min_delta = 1e-4
    best = val_losses[0]
    epoch_of_best = 0
    without = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            best = val_losses[epoch]
            epoch_of_best = epoch
            without = 0
        else:
            without += 1
            if without == patience:
                return epoch_of_best
    return epoch_of_best
