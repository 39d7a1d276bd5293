"""The button *Check with the grader* in JupyterLab: a student's own server hands the open notebook in to `autograder serve`.

Where this distribution is installed beside JupyterLab, its server loads this module and its page the files in `labextension/`.
"""

from __future__ import annotations

import os
from typing import Any

URL = "AUTOGRADER_URL"  #: of the environment: the service's address, as the single-user servers reach it


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.serving.jupyterlab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Called by Jupyter's server. Without the service's address, and without a hub's token, there is no button."""
    from autograder.serving.jupyterlab.handlers import Grader, routes

    url, token = os.environ.get(URL, ""), os.environ.get("JUPYTERHUB_API_TOKEN", "")
    if url and not token:
        server.log.warning("%s is set, but this server was not started by a JupyterHub, so there is no button for the grader", URL)
    server.web_app.add_handlers(".*$", routes(server.web_app.settings["base_url"], Grader(url, token) if url and token else None))
