"""Take a chapter away: clean notebooks, one archive of all, and links that open them elsewhere.

For each chapter `notebooks/<chapter>.ipynb` with the results of this build, for each released assignment
`notebooks/assignments/<name>.ipynb` without, the data and the looks beside them, and all of it in
`notebooks/<ARCHIVE>`. The same sources give the same bytes.

Two lines of _config.yml say where the course is published, and everything else follows from them:
`html: baseurl` (the site) and `repository: url` (the git repository, whose branch `notebooks_branch` holds the
folder `notebooks/`). Without them the links to other services stay away and the downloads remain.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import nbformat
import on_a_phone
from docutils import nodes
from jupyter_cache import get_cache
from notebook_text import Code, Markdown
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

_ = get_translation("course")
logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = "regularization-notebooks.zip"
PDF = "regularization.pdf"  # written beside the archive by book/_ext/pdf.py
# What the notebooks import; Binder installs it, and a reader can.
REQUIREMENTS = ("tensorflow", "matplotlib", "scikit-learn", "pandas", "jupyterlab")
# The line by which a chapter's cell finds its data when the file is not beside it.
COURSE = re.compile(r'^COURSE = "[^"\n]*"', re.MULTILINE)
NO_ADDRESS = 'COURSE = ""  # the folder or the address that holds data/'


@dataclass(frozen=True)
class Places:
    """Where the course is published; "" where nothing was said."""

    site: str = ""
    repository: str = ""
    branch: str = "notebooks"
    folder: str = ""  #: of the branch, for an edition in another language
    hub: str = ""
    binder: str = ""
    colab: str = ""

    @property
    def course(self) -> str:
        """The address below which data/ is found."""
        if self.site:
            return urljoin(self.site, "notebooks/")
        host, owner, name = repository_parts(self.repository)
        return f"https://raw.githubusercontent.com/{owner}/{name}/{self.branch}/" if host == "github.com" else ""

    def buttons(self, notebook: str) -> dict[str, str]:
        """Name and address of each service that can open this notebook."""
        notebook = f"{self.folder}{notebook}"
        host, owner, name = repository_parts(self.repository)
        found = {}
        if self.colab and host == "github.com":
            found["Colab"] = f"{self.colab}/github/{owner}/{name}/blob/{self.branch}/{notebook}"
        if self.binder and host:
            kind = {"github.com": f"gh/{owner}/{name}", "gitlab.com": f"gl/{quote(f'{owner}/{name}', safe='')}"}
            place = kind.get(host, f"git/{quote(self.repository, safe='')}")
            found["Binder"] = f"{self.binder}/v2/{place}/{self.branch}?urlpath={quote(f'lab/tree/{notebook}', safe='')}"
        if self.hub and host:
            query = {"repo": self.repository, "branch": self.branch, "urlpath": f"lab/tree/{name}/{notebook}"}
            found[str(_("your hub"))] = f"{self.hub}/hub/user-redirect/git-pull?{urlencode(query)}"
        return found


def repository_parts(address: str) -> tuple[str, str, str]:
    """Host, owner (with groups) and name of a repository's address; empty when there is none."""
    parts = urlsplit(address)
    owner, _slash, name = parts.path.strip("/").removesuffix(".git").rpartition("/")
    return (parts.hostname or "", owner, name) if name else ("", "", "")


def read_places(app: Any, config: Any) -> None:
    """The settings, checked. The theme's own launch buttons point at the .md files, so it must not see theirs."""
    theme = config.html_theme_options
    launch = theme.pop("launch_buttons", None) or {}
    site, repository = (config.html_baseurl or "").strip(), (theme.get("repository_url") or "").strip()
    for name, address in (
        ("html: baseurl", site),
        ("repository: url", repository),
        *((f"launch_buttons: {name}", address) for name, address in launch.items() if name.endswith("_url")),
    ):
        if address and not re.match(r"https?://[^/\s]+", address):
            logger.warning("_config.yml: %s: %r is no address. Write https://…, or leave it empty.", name, address)
            return
    if repository and not repository_parts(repository)[2]:
        logger.warning("_config.yml: repository: url: %r names no repository. Write https://host/owner/name.", repository)
        return
    app.places = Places(
        site=site.rstrip("/") + "/" if site else "",
        repository=repository.rstrip("/"),
        branch=config.notebooks_branch,
        folder=f"{config.course_edition}/" if config.course_edition else "",
        **{
            field: str(launch.get(f"{key}_url") or "").rstrip("/")
            for field, key in (("hub", "jupyterhub"), ("binder", "binderhub"), ("colab", "colab"))
        },
    )


def places(app: Any) -> Places:
    return getattr(app, "places", Places())


def course_line(app: Any) -> str:
    """The line that the chapters' placeholder is replaced by, on the page and in the notebook."""
    address = places(app).course
    return f'COURSE = "{address}"' if address else NO_ADDRESS


def show_course_address(app: Any, doctree: Any, _docname: str) -> None:
    """A cell copied from the page finds its data where this course is published."""
    for block in doctree.findall(nodes.literal_block):
        if COURSE.search(block.astext()):
            text = COURSE.sub(lambda _match: course_line(app), block.astext())
            block.rawsource = text
            block.children = [nodes.Text(text)]


def executed(app: Any, docname: str) -> Path:
    """The notebook that the build ran for a page; it exists for pages with code cells alone."""
    return Path(app.outdir).parent / "jupyter_execute" / f"{docname}.ipynb"


def chapter_pages(app: Any) -> list[str]:
    return sorted(name for name in app.env.found_docs if executed(app, name).is_file())


def link_for(app: Any, docname: str) -> Any:
    """Where a reference of a page leads from its notebook: to the site if it has an address, else to the notebook beside."""
    chapters = {Path(name).name for name in chapter_pages(app)}

    def link(node: nodes.Element) -> str | None:
        if type(node).__name__ == "download_reference":
            name = Path(node["reftarget"]).name
            if name.endswith(".ipynb"):
                return f"assignments/{name}"
            return urljoin(places(app).site, f"_downloads/{node['filename']}") if places(app).site else None
        uri = node.get("refuri", "")
        if re.match(r"[a-z]+:", uri):
            return uri
        if places(app).site:
            page = urljoin(places(app).site, f"{docname}.html")
            return urljoin(page, uri) if uri else f"{page}#{node['refid']}" if node.get("refid") else None
        page = Path(uri.partition("#")[0]).stem
        return f"{page}.ipynb" if page in chapters else None

    return link


def chapter_notebook(app: Any, docname: str) -> Any:
    """The clean notebook of one chapter, with the outputs of this build."""
    numbers = {
        name: ".".join(map(str, number)) for kind in app.env.toc_fignumbers.get(docname, {}).values() for name, number in kind.items()
    }
    writer = Markdown(link_for(app, docname), numbers)
    results = ran(app, docname)
    cells = []
    for part in writer.cells(app.env.get_and_resolve_doctree(docname, app.builder)):
        if isinstance(part, Code):
            source = results.cells[part.index]
            text = COURSE.sub(lambda _match: course_line(app), source.source)
            outputs = [cleaned(output, part.alt) for output in source.outputs if output.get("name") != "stderr"]
            cell = nbformat.v4.new_code_cell(text, outputs=outputs, execution_count=source.execution_count)
            if part.folded:  # JupyterLab shows a bar that opens it
                cell.metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
            cells.append(cell)
        else:
            cells.append(nbformat.v4.new_markdown_cell(part))
    cells[0].source += f"\n\n{origin(app, docname)}"
    if writer.cited:
        heading = _("References")
        cells.append(nbformat.v4.new_markdown_cell(f"## {heading}\n\n" + "\n".join(f"- {full}" for full in writer.cited)))
    return plain_notebook(cells)


def ran(app: Any, docname: str) -> Any:
    """The notebook of a chapter with the outputs that the build keeps apart from it, in its cache."""
    notebook = nbformat.read(executed(app, docname), as_version=4)
    path = app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache"
    _key, merged = get_cache(str(path)).merge_match_into_notebook(notebook)
    return merged


def origin(app: Any, docname: str) -> str:
    title = app.config.html_title or app.config.project
    page = urljoin(places(app).site, f"{docname}.html") if places(app).site else ""
    text = _("A chapter of the course")
    return f"*{text} [{title}]({page}).*" if page else f"*{text} “{title}”.*"


def cleaned(output: Any, alt: str) -> Any:
    """An output without what differs from run to run; the picture keeps its description."""
    output = nbformat.from_dict(json.loads(json.dumps(output)))
    if "data" in output:
        output["data"].pop(on_a_phone.TYPE, None)
        output["metadata"] = {"image/png": {"alt": alt}} if alt and "image/png" in output["data"] else {}
    return output


def plain_notebook(cells: list[Any]) -> Any:
    """A notebook with cell names that stay the same from build to build."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
        if cell.cell_type == "code":
            cell["metadata"] = {"jupyter": cell["metadata"]["jupyter"]} if "jupyter" in cell["metadata"] else {}
    return nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def without_outputs(path: Path) -> str:
    """A released assignment as it was released, with no outputs."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return str(nbformat.writes(notebook)) + "\n"


def released(source: Path) -> list[Path]:
    """The students' notebooks that an edition offers, whose sources lie in this folder."""
    folder = source / "exercises" / "release"
    return sorted(path for path in folder.glob("*/*.ipynb") if path.stem == path.parent.name)


def write_notebooks(app: Any, error: Exception | None) -> None:
    """All of notebooks/, anew, and its archive."""
    if error is not None:
        return
    folder = Path(app.outdir) / "notebooks"
    pdf = folder / PDF
    kept = pdf.read_bytes() if pdf.is_file() else None
    shutil.rmtree(folder, ignore_errors=True)
    files: dict[str, bytes] = {"requirements.txt": requirements().encode(), "README.md": readme(app).encode()}
    for docname in chapter_pages(app):
        notebook = chapter_notebook(app, docname)
        files[f"{Path(docname).name}.ipynb"] = (nbformat.writes(notebook) + "\n").encode()
    for path in released(Path(app.srcdir)):
        files[f"assignments/{path.name}"] = without_outputs(path).encode()
        for extra in sorted(path.parent.rglob("*")):
            if extra.is_file() and extra.suffix in (".csv", ".md"):
                files[f"assignments/{extra.relative_to(path.parent).as_posix()}"] = extra.read_bytes()
    book = Path(app.srcdir, "book")
    for path in sorted([*(book / "data").iterdir(), book / "course.mplstyle"]):
        files[path.relative_to(book).as_posix()] = path.read_bytes()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    write_archive(folder / ARCHIVE, files)
    if kept is not None:
        pdf.write_bytes(kept)


def write_archive(path: Path, files: dict[str, bytes]) -> None:
    """A zip whose bytes depend on names and contents alone."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)


def requirements() -> str:
    """The lines of the course's requirements.txt that running a notebook needs."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return "".join(f"{line.split('#')[0].strip()}\n" for line in lines if re.split(r"[<>=~]", line)[0].strip() in REQUIREMENTS)


def readme(app: Any) -> str:
    return (
        f"# {app.config.html_title or app.config.project}\n\n"
        f"{_('The chapters as notebooks, the assignments in `assignments/`, the data in `data/`.')}\n\n"
        "    pip install -r requirements.txt\n    jupyter lab\n\n"
        f"{_('Generated from the text of the course. Do not edit here: the next build replaces it.')}\n"
    )


class takeaway(nodes.General, nodes.Element):
    """The line below a chapter's title: where the chapter can be run, and what can be downloaded."""


def add_line(app: Any, doctree: Any, docname: str) -> None:
    """Below the title of each page that has a notebook."""
    title = next(doctree.findall(nodes.title), None)
    if title is not None and docname in chapter_pages(app):
        title.parent.insert(title.parent.index(title) + 1, takeaway(""))


def visit_takeaway(self: Any, _node: nodes.Node) -> None:
    app, docname = self.builder.app, self.builder.current_docname
    name = f"{Path(docname).name}.ipynb"
    services = anchors(places(app).buttons(name))
    run = f"{_('Run this chapter')}: {services}. " if services else ""
    chapter = anchors({_("this chapter as a notebook"): folder_of(docname) + name}, f'download="{saved_as(app, name)}"')
    archive = anchors({_("all notebooks and data"): folder_of(docname) + ARCHIVE}, "download")
    self.body.append(f'<p class="takeaway">{run}{_("Download")}: {chapter}, {archive}.</p>')
    raise nodes.SkipNode


def saved_as(app: Any, name: str) -> str:
    """The name under which a chapter's notebook is saved: not that of an assignment, whose file has to keep its own to be handed in."""
    return name.replace(".ipynb", "-chapter.ipynb") if name in {path.name for path in released(Path(app.srcdir))} else name


def anchors(links: dict[str, str], attribute: str = "") -> str:
    """Text and address of each link, as HTML with commas between; `attribute` for a file that is to be saved: download."""
    start = f"a {attribute}" if attribute else "a"
    return ", ".join(f'<{start} href="{html.escape(address)}">{html.escape(text)}</a>' for text, address in links.items())


def folder_of(docname: str) -> str:
    """The way from a page to notebooks/."""
    return "../" * docname.count("/") + "notebooks/"


class downloads(nodes.General, nodes.Element):
    """The list of everything that can be taken away; filled in when the page is written."""


class Downloads(SphinxDirective):
    """The {downloads} directive: the archive, the PDF, and a line for each chapter and assignment."""

    def run(self) -> list[nodes.Node]:
        return [downloads("")]


def visit_downloads(self: Any, _node: nodes.Node) -> None:
    app, folder = self.builder.app, folder_of(self.builder.current_docname)
    pdf = "" if (Path(app.outdir) / "notebooks" / PDF).is_file() else " hidden"  # pdf.py shows the line when it has made the file
    archive = anchors({_("All notebooks and data"): folder + ARCHIVE}, "download")
    lines = [f"<li>{archive} (.zip)</li>", f"<li data-pdf{pdf}>{anchors({_('The whole book'): folder + PDF})} (.pdf)</li>"]
    for docname in in_order(app):
        name = f"{Path(docname).name}.ipynb"
        saved = saved_as(app, name)
        links = [anchors({saved: folder + name}, f'download="{saved}"'), anchors(places(app).buttons(name))]
        lines.append(f"<li>{html.escape(app.env.titles[docname].astext())}: {', '.join(filter(None, links))}</li>")
    order = [Path(docname).name for docname in in_order(app)]
    for path in sorted(released(Path(app.srcdir)), key=lambda path: order.index(path.stem) if path.stem in order else len(order)):
        lines.append(f"<li>{_('Assignment')}: {anchors({path.name: f'{folder}assignments/{path.name}'}, 'download')}</li>")
    self.body.append(f'<ul class="downloads">{"".join(lines)}</ul>')
    raise nodes.SkipNode


def in_order(app: Any) -> list[str]:
    """The chapters in the order of the table of contents."""
    chapters = set(chapter_pages(app))
    return [page for page in app.env.collect_relations() if page in chapters]


def setup(app: Any) -> dict[str, Any]:
    app.add_config_value("notebooks_branch", "notebooks", "env")
    for node, visit in ((takeaway, visit_takeaway), (downloads, visit_downloads)):
        app.add_node(node, html=(visit, None))
    app.add_directive("downloads", Downloads)
    app.connect("config-inited", read_places, priority=900)
    app.connect("doctree-resolved", show_course_address)
    app.connect("doctree-resolved", add_line)
    app.connect("build-finished", write_notebooks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
