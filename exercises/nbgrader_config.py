"""nbgrader's settings for this course. Run nbgrader in this folder."""

import os
from pathlib import Path

from autograder.nbgrader_plugin import use

c = get_config()  # noqa: F821
# Where hidden tests find the course's kit when nbgrader runs them in its own way.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parent.resolve()), os.environ.get("PYTHONPATH"))))

c.CourseDirectory.course_id = "regularization"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc*", "__pycache__", "*.part"]
c.ExecutePreprocessor.timeout = 300  # on a busy machine TensorFlow alone takes half a minute to import

# The formgrader's Autograde button and `nbgrader autograde` confine student code and judge it elsewhere, as
# `autograder grade` does. Without this line they run it in nbgrader's own way, with your files and your rights.
use(c)

# What the book says too, and gives nothing away; `autograder release` lets it pass.
c.Autograder.public = {
    "the root of the mean squared error": "the name of a mistake, and what the reference of the authors' verbs says of rmse",
    "Each direction has its own factor.": "a hint in the words of the chapter on L2",
}
