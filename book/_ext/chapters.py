"""Runs the chapters of all editions whose results are not in the cache, one a core. A program: book/build.py starts it before Jupyter Book,
which runs one at a time, and finds them in the cache then.

What fails here is not kept; it fails once more in Jupyter Book, which says where.
"""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import kernel_output
import yaml
from editions import edition, languages
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from jupyter_cache.executors.basic import REPORT_LEVEL, ExecutionWorkerLocalMProc, ProcessData
from myst_nb.core.read import is_myst_markdown_notebook

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    kernel_output.prepare(ROOT / "_build")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads of two chapters on two cores would wait for each other
    timeout = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["execute"]["timeout"]
    cache = get_cache(str(ROOT / "_build" / ".jupyter_cache"))
    folders = [ROOT / "book", *(edition(language).source / "book" for language in languages())]
    pages = [path for folder in folders for path in sorted(folder.glob("*.md"))]
    chapters = [path for path in pages if is_myst_markdown_notebook(path.read_text(encoding="utf-8"))]
    records = [cache.add_nb_to_project(str(path), read_data={"type": "plugin", "name": "myst_nb_md"}) for path in chapters]
    waiting = load_executor("local-parallel", cache).get_records(filter_pks=[record.pk for record in records])
    multiprocessing.log_to_stderr(REPORT_LEVEL)  # says which one runs
    jobs = [ProcessData(record.pk, record.uri, cache, timeout, False) for record in waiting]
    with multiprocessing.Pool() as pool:  # jupyter-cache's own hands out four at a time, and the last four keep one core busy
        pool.map(ExecutionWorkerLocalMProc(), jobs, chunksize=1)


if __name__ == "__main__":
    main()
