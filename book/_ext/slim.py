"""Make the built site light: one style sheet and one script, icons and letters in use only, small images, nothing that no page asks for.

Runs when Sphinx has written everything. What it makes depends on the built files alone, so running it twice changes nothing.
"""

from __future__ import annotations

import hashlib
import html
import io
import logging as stdlib_logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import finish
import vendor
from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageStat
from sphinx.util import logging

logger = logging.getLogger(__name__)
stdlib_logging.getLogger("fontTools").setLevel(stdlib_logging.ERROR)  # it is surprised by the dates in the fonts
HERE = Path(__file__).parent
CACHE = vendor.VENDOR.parent / "images"  # small images by the hash of the large one and of how they are made
ICON_FONT = "vendor/fontawesome/webfonts/fa-solid-900.ttf"
HEADING_FONT = "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff"  # with its licence in it
# Below _static: what the bundles contain, and what no page asks for.
UNUSED = (
    "**/*.map",
    "**/*.LICENSE.txt",
    "scripts",
    "styles",
    "vendor",
    "locales",
    "images",
    "*webpack-macros.html",
    "*.png",
    "*-solid.svg",
    "copy-button.svg",
    "copybutton*",
    "clipboard.min.js",
    "togglebutton*",
    "sphinx-thebe*",
    "design-tabs.js",
    "doctools.js",
    "documentation_options.js",
    "language_data.js",
    "search.*.js",
    "searchtools.js",
    "sphinx_highlight.js",
    "translations.js",
)


def bundle_styles(static: Path) -> str:
    """The style sheets of the site in their order. Raises FileNotFoundError when the theme no longer has one of them."""
    parts = []
    for name in finish.STYLES:
        found = sorted(static.glob(name))
        if not found:
            raise FileNotFoundError(f"_static/{name}")
        parts.append(re.sub(r'@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/', "", found[0].read_text(encoding="utf-8")))
    return "\n".join(parts)


def minify(static: Path) -> None:
    """Scripts and style sheets without what only their authors read: a fifth of what a first visit loads of them."""
    files = [str(path) for kind in ("css", "js") for path in sorted(static.rglob(f"*.{kind}"))]
    esbuild = vendor.node_modules() / "esbuild" / "bin" / "esbuild"
    options = ["--minify", "--charset=utf8", "--log-level=warning", "--allow-overwrite", f"--outdir={static}", f"--outbase={static}"]
    run = subprocess.run([vendor.executable("node"), str(esbuild), *files, *options], capture_output=True, text=True, check=False)
    if run.returncode or run.stderr:
        raise RuntimeError(f"esbuild: {run.stderr[-1000:]}")


def purge(css: str, site: Path) -> str:
    """The rules that a page or script of the site can use."""
    command = [vendor.executable("node"), str(HERE / "purge.mjs"), str(vendor.node_modules()), str(site)]
    run = subprocess.run(command, input=css, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(f"purgecss failed: {run.stderr[-1000:]}")
    return run.stdout


def drop_data_images(css: str) -> str:
    """Without declarations that draw with a data: address; the course's pages show none of them."""
    return re.sub(r"[\w-]+:[^;{}]*url\(\"?data:(?:\"[^\"]*\"|[^)])*\)[^;}]*;?", "", css)


def icon_codes(css: str) -> set[int]:
    """Code points of the icons that the style sheet can show."""
    escaped = {int(code, 16) for code in re.findall(r"\\([ef][0-9a-f]{3})\b", css)}
    return escaped | {ord(sign) for sign in css if "\ue000" <= sign <= "\uf8ff"}


def subset_font(font: bytes, codes: set[int], kerned: bool = True) -> bytes:
    """A WOFF with these characters alone."""
    options = subset.Options()
    options.flavor = "woff"
    options.name_IDs = [0, 13, 14]  # copyright and licence stay with the font
    options.notdef_outline = True
    options.hinting = False  # a third of the font, for screens of a few pixels a letter
    if not kerned:
        options.layout_features = []  # pairs of letters that stand closer are a third of a font for text
    loaded = TTFont(io.BytesIO(font))
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codes)
    worker.subset(loaded)
    loaded.flavor = "woff"
    buffer = io.BytesIO()
    loaded.save(buffer)
    return buffer.getvalue()


def heading_signs(page: str) -> set[str]:
    """The characters of a page's headings and of the course's name above the chapters."""
    titles = re.findall(r"<h[1-6]\b[^>]*>.*?</h[1-6]>|<p class=\"title logo__title\">.*?</p>", page, flags=re.S)
    return set(html.unescape(re.sub(r"<[^>]+>", "", "".join(titles))))


def own_icons(css: str) -> str:
    """The style sheet with our font in place of the theme's three families of icons."""
    for face in re.findall(r"@font-face\{[^}]*fontawesome[^}]*\}", css):
        own = re.sub(r"src:.*", 'src:url(icons.woff) format("woff")}', face) if "fa-solid" in face else ""
        css = css.replace(face, own)
    return css


def small_image(data: bytes) -> bytes:
    """A figure as lossless WebP, with as few of 16 to 256 colours as change it by less than 2 of 255 levels (root mean square)."""
    with Image.open(io.BytesIO(data)) as image:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=image.convert("RGBA").getchannel("A"))
    few = flat
    for colours in (16, 24, 32, 64, 128, 256):
        few = flat.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE).convert("RGB")
        if max(ImageStat.Stat(ImageChops.difference(flat, few)).rms) < 2:
            break
    else:
        few = flat
    buffer = io.BytesIO()
    few.save(buffer, "WEBP", lossless=True, quality=100, method=4)  # method 6 takes fifty times as long for as many bytes
    return buffer.getvalue()


def shrink_images(folder: Path) -> None:
    """Put a small .webp in the place of each .png; pages are told by point_pages."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.png")):
        data = path.read_bytes()
        kept = CACHE / f"{hashlib.sha256(Path(__file__).read_bytes() + data).hexdigest()}.webp"
        if not kept.is_file():
            fresh = kept.with_suffix(f".{os.getpid()}")  # another edition may make the same one
            fresh.write_bytes(small_image(data))
            fresh.replace(kept)
        shutil.copyfile(kept, path.with_suffix(".webp"))
        path.unlink()


def formula_signs(page: str) -> set[str]:
    """The characters that KaTeX draws on a page."""
    signs: set[str] = set()
    for start in re.finditer(r'<span class="katex-html"', page):
        depth = 0
        for tag in re.compile(r"<(/?)span\b[^>]*>").finditer(page, start.start()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                signs.update(html.unescape(re.sub(r"<[^>]+>", "", page[start.start() : tag.start()])))
                break
    return signs


def italic_signs(page: str) -> set[str]:
    """The letters of a page's variables, which alone are drawn in the largest of KaTeX' fonts."""
    return set(html.unescape("".join(re.findall(r'class="[^"]*\bmathnormal\b[^"]*"[^>]*>([^<]*)<', page))))


def slim_formulas(site: Path) -> None:
    """The fonts of the formulas with the signs in use, and KaTeX' style sheet with the rules in use."""
    folder = site / "_static" / "katex"
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    signs, italic = ({ord(sign) for page in pages for sign in signs_of(page)} for signs_of in (formula_signs, italic_signs))
    source = vendor.node_modules() / "katex" / "dist" / "fonts"
    for font in sorted((folder / "fonts").glob("*.woff2")):
        used = italic if font.stem == "KaTeX_Math-Italic" else signs
        font.with_suffix(".woff").write_bytes(subset_font((source / font.with_suffix(".ttf").name).read_bytes(), used))
        font.unlink()
    sheet = folder / "katex.min.css"
    css = sheet.read_text(encoding="utf-8")
    sheet.write_text(purge(css, site).replace('.woff2) format("woff2")', '.woff) format("woff")'), encoding="utf-8")


def merge_inline_styles(path: Path, new: set[str]) -> None:
    """The rules that pages of this build need, one a line, beside those of pages that were not written anew."""
    rules = set(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else set()
    path.write_text("\n".join(sorted(rules | new)) + "\n", encoding="utf-8")


def pages_of(site: Path, others: Iterable[str]) -> Iterator[Path]:
    """The pages of this edition, without those of the others that lie below it."""
    return (page for page in site.rglob("*.html") if page.relative_to(site).parts[0] not in others)


def point_pages(site: Path, others: Iterable[str] = ()) -> None:
    """Name the bundles with a hash of their content, so that a browser may keep them for ever; name the small images."""
    names = (finish.BUNDLE, finish.SCRIPTS, finish.INLINE_STYLES, "chrome-first.js", "search.js", "katex/katex.min.css")
    files = {name: site / "_static" / name for name in names}
    hashes = {name: hashlib.sha256(file.read_bytes()).hexdigest()[:8] for name, file in files.items() if file.is_file()}
    pattern = re.compile(rf"(_static/)({'|'.join(map(re.escape, hashes))})(\?v=\w+)?\"")
    for page in pages_of(site, others):
        text = page.read_text(encoding="utf-8")
        new = pattern.sub(lambda m: f'{m[1]}{m[2]}?v={hashes[m[2]]}"', text)
        new = re.sub(r'(\b_images/[\w-]+)\.png(?=")', r"\1.webp", new)
        if new != text:
            page.write_text(new, encoding="utf-8")


def remove_unused(static: Path) -> None:
    for pattern in UNUSED:
        for path in sorted(static.glob(pattern), reverse=True):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in (*finish.STYLES, *finish.SCRIPT_PARTS):
        for path in static.glob(name):
            path.unlink()


def slim(app: Any, error: Exception | None) -> None:
    site = Path(app.outdir)
    static = site / "_static"
    if error is not None or not (static / "styles").is_dir():  # nothing was written
        return
    try:
        css = bundle_styles(static)
        font = (static / ICON_FONT).read_bytes()
    except FileNotFoundError as missing:
        logger.warning("The theme has no %s. Bring the lists in book/_ext up to date.", missing)
        return
    scripts = [(static / name).read_text(encoding="utf-8") for name in finish.SCRIPT_PARTS if (static / name).is_file()]
    (static / finish.SCRIPTS).write_text("\n".join(scripts), encoding="utf-8")
    remove_unused(static)
    css = drop_data_images(purge(css, site))
    (static / "icons.woff").write_bytes(subset_font(font, icon_codes(css)))
    (static / finish.BUNDLE).write_text(own_icons(css), encoding="utf-8")
    signs = {ord(sign) for page in site.rglob("*.html") for sign in heading_signs(page.read_text(encoding="utf-8"))}
    (static / "headings.woff").write_bytes(subset_font((vendor.node_modules() / HEADING_FONT).read_bytes(), signs, kerned=False))
    merge_inline_styles(static / finish.INLINE_STYLES, app.builder.finisher.rules)
    shrink_images(site / "_images")
    if (static / "katex").is_dir():
        slim_formulas(site)
    minify(static)
    point_pages(site, app.config.course_languages)


def setup(app: Any) -> dict[str, Any]:
    app.connect("build-finished", slim, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
