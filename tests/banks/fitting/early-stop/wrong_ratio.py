# diagnosis: none
def best_epoch(val_losses, patience):
    best_index, count = 0, 0
    for i in range(1, len(val_losses)):
        improved = val_losses[i] / (val_losses[best_index] + 1e-300) < 1
        best_index, count = (i, 0) if improved else (best_index, count + 1)
        if count >= patience:
            break
    return best_index
