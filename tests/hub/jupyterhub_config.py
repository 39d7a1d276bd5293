"""A hub for tests only, on loopback: anybody may log in under any name, and all users are one system user.

JupyterHub's own DummyAuthenticator and SimpleLocalProcessSpawner do this; neither is for a hub that others can reach. What the
test gives by environment: HUB_FOLDER (everything the hub keeps, and the users' homes), HUB_PORTS (three free ones),
HUB_PROXY (the command of configurable-http-proxy), HUB_SETTINGS (the folder of the users' nbgrader_config.py), HUB_SERVERS (the
environment of their servers besides), HUB_SERVICES, HUB_ROLES and HUB_GROUPS.
"""

import json
import os
from pathlib import Path

c = get_config()  # noqa: F821

folder = Path(os.environ["HUB_FOLDER"])
outside, inside, proxy = json.loads(os.environ["HUB_PORTS"])

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = set()
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(folder / "homes" / "{username}")
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"JUPYTER_CONFIG_PATH": os.environ["HUB_SETTINGS"], "JUPYTER_PLATFORM_DIRS": "0"}
c.Spawner.environment |= json.loads(os.environ["HUB_SERVERS"])
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

c.JupyterHub.bind_url = f"http://127.0.0.1:{outside}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{inside}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = json.loads(os.environ["HUB_PROXY"])
c.JupyterHub.db_url = f"sqlite:///{folder / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(folder / "proxy.pid")
c.JupyterHub.cleanup_servers = True
c.JupyterHub.services = json.loads(os.environ["HUB_SERVICES"])
c.JupyterHub.load_roles = json.loads(os.environ["HUB_ROLES"])
c.JupyterHub.load_groups = json.loads(os.environ["HUB_GROUPS"])
