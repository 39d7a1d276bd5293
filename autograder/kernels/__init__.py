"""Processes that run student code: a warm template, confined forks of it, and the wire between them and the grader."""
