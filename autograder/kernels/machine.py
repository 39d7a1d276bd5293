"""What this machine offers for confinement, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from autograder.kernels import cgroup, linux
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelDied, KernelError, Template
from autograder.phrases import phrase

_PACKAGES = ("numpy", "nbgrader", "ipython", "distributed")


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `needed` says whether grading cannot do without it."""

    name: str
    found: str
    good: bool
    needed: bool = False
    cure: str = ""


def examine() -> list[Finding]:
    """Looks, and tries a confined kernel for real. Takes about a second."""
    findings = [_confinement()]
    if linux.number("mount") is not None:
        version = linux.landlock_version()
        findings.append(
            Finding(
                "Landlock",
                f"ABI {version}" if version else phrase("none"),
                version > 0,
                cure=phrase("Linux 5.13 or later, with Landlock enabled"),
            )
        )
    findings.append(_cgroups())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    enough = memory >= 2
    findings.append(Finding(phrase("memory"), f"{memory:.1f} GB", enough, cure=phrase("at least 2 GB, and 0.4 GB for each worker")))
    findings.append(Finding(phrase("cores"), str(os.cpu_count()), True))
    findings.append(Finding("Python", platform.python_version(), True))
    for package in _PACKAGES:
        try:
            findings.append(Finding(package, metadata.version(package), True))
        except metadata.PackageNotFoundError:
            optional = package == "distributed"
            findings.append(
                Finding(
                    package,
                    phrase("not installed"),
                    False,
                    needed=not optional,
                    cure=phrase("only for grading on a Dask cluster: pip install {package}", package=package)
                    if optional
                    else f"pip install {package}",
                )
            )
    return findings


def _confinement() -> Finding:
    if platform.system() != "Linux":
        cure = phrase("grade on Linux, in a virtual machine or on a hub; everything else works here")
        return Finding(phrase("confinement"), phrase("{system} has no namespaces", system=platform.system()), False, needed=True, cure=cure)
    try:
        with Template(modules=()) as template, template.fork(Limits(cell_seconds=10)) as kernel:
            seen = kernel.observe("import os\nalone = [name for name in os.listdir('/proc') if name.isdigit()] == ['1']", "try", ("alone",))
        if seen.values.get("alone") is True:
            user = "root" if os.geteuid() == 0 else phrase("an ordinary user")
            return Finding(phrase("confinement"), phrase("works, as {user}", user=user), True, needed=True)
        return Finding(phrase("confinement"), phrase("a confined process sees other processes"), False, needed=True, cure=_cure())
    except (KernelError, KernelDied) as error:
        return Finding(phrase("confinement"), phrase("{error}", error=error), False, needed=True, cure=_cure())


def _cure() -> str:
    for name, bad, cure in (
        ("kernel/unprivileged_userns_clone", "0", "sudo sysctl -w kernel.unprivileged_userns_clone=1"),
        ("kernel/apparmor_restrict_unprivileged_userns", "1", "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
        ("user/max_user_namespaces", "0", "sudo sysctl -w user.max_user_namespaces=10000"),
    ):
        try:
            if Path("/proc/sys", name).read_text().strip() == bad:
                return cure
        except OSError:
            continue
    if Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
        return phrase("start the container with --security-opt seccomp=unconfined --security-opt systempaths=unconfined")
    return phrase("run the grader as root, or allow user namespaces")


def _cgroups() -> Finding:
    if not cgroup.can_be_made():
        found = phrase("none can be made, and none is needed: memory and CPU time are watched for each submission without them")
    elif cgroup.limits_memory():
        found = phrase("version 2, one for each submission: they count CPU time and limit memory, the kernel's included")
    else:
        found = phrase("version 2, one for each submission: they count CPU time; memory is watched without them")
    return Finding("cgroups", found, True)
