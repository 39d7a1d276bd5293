# diagnosis: sign of the weight instead of the weight
def l2_gradient(w, l2):
    return 2 * l2 * np.sign(ops.convert_to_numpy(w))
