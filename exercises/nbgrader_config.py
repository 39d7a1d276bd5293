"""nbgrader's settings for this course. Run nbgrader in this folder."""

from autograder.nbgrader_plugin import use

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "regularization"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc*", "__pycache__", "*.part"]
c.ExecutePreprocessor.timeout = 300  # on a busy machine TensorFlow alone takes half a minute to import

# The formgrader's Autograde button and `nbgrader autograde` confine student code and judge it elsewhere, as
# `autograder grade` does. Without this line they run it in nbgrader's own way, with your files and your rights.
use(c)
