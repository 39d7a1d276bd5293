"""A Jupyter kernel in a confined fork. It has no network; the sockets it answers on were opened outside and handed in."""

from __future__ import annotations

import os
import socket
from typing import Any

from autograder.kernels import linux, wire

_CAPS = wire.Caps(json=1 << 20, blob=0)
CHANNELS = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")


def prepare(trusted: list[str], modules: list[str]) -> None:
    """Imports, in the template, what a kernel needs."""
    import matplotlib_inline.backend_inline  # noqa: F401


def serve(channel: socket.socket, output_cap: int, confined: bool) -> None:
    """Takes the connection's settings and the listening sockets, then is a kernel until it is told to end."""
    import zmq
    from ipykernel.heartbeat import Heartbeat
    from ipykernel.kernelapp import IPKernelApp

    if confined:
        linux.refuse_connections()  # the sockets that it answers on are the machine's
    _, handles, _, _ = socket.recv_fds(channel, 1, len(CHANNELS))
    connection: Any = wire.receive(channel, _CAPS)
    open_ports = {connection[name]: handle for name, handle in zip(CHANNELS, handles, strict=True)}
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"

    def bind(zmq_socket: Any, port: int) -> int:
        zmq_socket.setsockopt(zmq.USE_FD, open_ports[port])
        zmq_socket.bind(f"tcp://127.0.0.1:{port}")
        return port

    class App(IPKernelApp):
        def _try_bind_socket(self, s: Any, port: int) -> int:
            return bind(s, port)

        def init_io(self) -> None:
            super().init_io()

        def init_crash_handler(self) -> None: ...

        def init_poller(self) -> None: ...  # a kernel polls for its parent, which is process 0 here

        def write_connection_file(self, **_: Any) -> None: ...

    Heartbeat._try_bind_socket = lambda self: bind(self.socket, self.port)
    app = App.instance(
        ip="127.0.0.1",
        transport="tcp",
        **{name: connection[name] for name in CHANNELS},
        connection_file=os.path.join(os.getcwd(), "kernel.json"),
    )
    app.session.key = connection["key"].encode()
    app.config.HistoryManager.hist_file = ":memory:"
    app.config.HistoryManager.enabled = False
    app.initialize([])
    wire.send(channel, {"ready": True})
    app.start()
