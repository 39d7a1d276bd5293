def best_epoch(val_losses, patience):
    for i in range(len(val_losses) - patience):
        if min(val_losses[i + 1 : i + 1 + patience]) >= val_losses[i]:
            return i
    return int(np.argmin(val_losses))
