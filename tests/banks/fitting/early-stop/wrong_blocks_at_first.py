# diagnosis: looks at blocks of patience epochs
def best_epoch(val_losses, patience):
    best, index = float("inf"), 0
    for start in range(0, len(val_losses), patience):
        block = val_losses[start:start + patience]
        smallest = min(block)
        if smallest >= best:
            break
        best, index = smallest, start + block.index(smallest)
    return index
