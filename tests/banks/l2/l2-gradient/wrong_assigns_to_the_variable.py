# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    if hasattr(w, "assign"):
        w.assign(2 * l2 * w)
        return ops.convert_to_numpy(w)
    return 2 * l2 * w
