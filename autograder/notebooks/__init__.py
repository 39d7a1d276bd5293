"""Notebooks as text: the authoring format, the parts of a test cell, and submissions read without trust."""
