"""One submission in, one graded notebook with scores and reasons out; a pure function of assignment and submission."""
