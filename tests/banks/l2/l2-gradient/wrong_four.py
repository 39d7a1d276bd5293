# diagnosis: factor 2 too many
def l2_gradient(w, l2):
    return 4 * l2 * w
