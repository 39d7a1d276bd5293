# diagnosis: raised ValueError
def l2_gradient(w, l2):
    w = ops.convert_to_numpy(w)
    hessian = 2 * l2 * np.eye(len(w))
    return hessian @ w
