def _largest(rows, limit):
    if not rows:
        return float("-inf")
    (strength, mean), *rest = rows
    below = _largest(rest, limit)
    return strength if mean <= limit and strength > below else below


def choose_strength(strengths, fold_errors):
    errors = tf.constant(fold_errors, tf.float64)
    k = errors.shape[1]
    means = tf.reduce_mean(errors, axis=1)
    best = int(tf.argmin(means))
    spread = tf.reduce_sum((errors[best] - means[best]) ** 2) / (k - 1)
    limit = float(means[best]) + float(tf.sqrt(spread)) / float(np.sqrt(k))
    return _largest(list(zip(map(float, strengths), map(float, means))), limit)
