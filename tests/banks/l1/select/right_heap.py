import heapq
# %% extra cell
def selected_features(weights, names, tol=1e-8):
    kept = ((abs(w), n) for w, n in zip(weights, names) if abs(w) > tol)
    return [n for _, n in heapq.nlargest(len(names), kept, key=lambda pair: pair[0])]
