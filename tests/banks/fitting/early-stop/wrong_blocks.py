# diagnosis: looks at blocks of patience epochs
def best_epoch(val_losses, patience):
    best = 0
    for start in range(1, len(val_losses), patience):
        block = val_losses[start : start + patience]
        if min(block) >= val_losses[best]:
            break
        best = start + block.index(min(block))
    return best
