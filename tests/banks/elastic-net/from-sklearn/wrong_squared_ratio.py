# diagnosis: shares squared
keras_strengths = lambda alpha, l1_ratio: (2 * alpha * l1_ratio, alpha * (1 - l1_ratio ** 2))
