"""From an author's text to the notebook that nbgrader and the grader take."""
