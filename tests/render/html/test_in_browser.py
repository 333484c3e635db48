"""The page in a real browser: nothing overflows on a telephone, it prints, and axe-core finds no violation."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fokusmanad.render.html import report_html
from fokusmanad.render.options import ReportOptions
from fokusmanad.text import Lang
from tests.render.publications import YEAR_BEFORE, publication, several_years

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
DARK = "--blink-settings=preferredColorScheme=0"
AXE = "axe-core@4.10"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

pytestmark = [pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"), pytest.mark.slow]

SV = ReportOptions(Lang.SV, date(2026, 4, 20))
EDITIONS = {
    "all": (publication(earlier=YEAR_BEFORE), SV),
    "kommun": (publication(earlier=YEAR_BEFORE), replace(SV, focus="Östersund")),
    "several years": (several_years(), SV),
    "internal": (publication(exact=True), replace(SV, lang=Lang.EN)),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder for the page; the browser may still be writing to it when it is removed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        yield Path(made)


def browse(folder: Path, page: str, *flags: str) -> str:
    """Open the page in a new browser and return its output."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()]
    ran = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return ran.stdout.decode()


def written(options: str) -> str:
    return report_html(*EDITIONS[options]).decode()


def asked(folder: Path, page: str, script: str, *flags: str) -> object:
    """Run a script in a copy of the page, which itself allows none, and return the result."""
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    answer = (
        "<script>(async () => { const told = await (async () => {" + script + "})();"
        "const kept = document.createElement('pre'); kept.id = 'told'; kept.textContent = btoa(unescape("
        "encodeURIComponent(JSON.stringify(told)))); document.body.append(kept); })()</script>"
    )
    dumped = browse(
        folder, allowed.replace("</body>", f"{answer}</body>"), "--dump-dom", "--virtual-time-budget=20000", *flags
    )
    found = re.search(r'<pre id="told">([\w+/=]*)</pre>', dumped)
    assert found, dumped[-2000:]
    return json.loads(base64.b64decode(found[1]))


@cache
def axe() -> str:
    """Return the source of axe-core, from npm, kept between runs."""
    kept = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fokusmanad-tests"
    source = kept / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not source.is_file() and npm:
        kept.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--prefix", str(kept), "--no-audit", "--no-fund", "--ignore-scripts", AXE]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(install, capture_output=True, timeout=20, check=False)
    if not source.is_file():
        pytest.skip("axe-core could not be fetched from npm")
    return source.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ("all", ["--window-size=1280,900"]),
        ("all", ["--window-size=320,700", DARK]),
        ("kommun", ["--window-size=768,900"]),
        ("several years", ["--window-size=1280,900"]),
        ("internal", ["--window-size=1280,900", DARK]),
    ],
    ids=["wide", "narrow and dark", "kommun", "several years", "internal and dark"],
)
def test_axe_finds_no_violation(folder: Path, options: str, flags: list[str]) -> None:
    """The rules are WCAG 2.1 A and AA and axe's best practices; what axe cannot decide is not checked."""
    page = written(options).replace("<style>", f"<script>{axe()}</script>\n<style>", 1)
    script = (
        f"const found = await axe.run(document, {{runOnly: {json.dumps(RULES)}}});"
        "return {passed: found.passes.length,"
        " violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html)])};"
    )
    told = asked(folder, page, script, *flags)
    assert isinstance(told, dict)
    assert told["violations"] == []
    assert told["passed"] > 20


WIDTHS = (320, 768, 1280)
MEASURE = f"""
    const copy = '<!DOCTYPE html>' + document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, '');
    const found = [];
    for (const width of {list(WIDTHS)}) {{
        const frame = document.createElement('iframe');
        frame.style = `width: ${{width}}px; height: 700px; border: 0`;
        const loaded = new Promise(resolve => frame.onload = resolve);
        frame.srcdoc = copy;
        document.body.replaceChildren(frame);
        await loaded;
        const page = frame.contentDocument;
        const outside = [...page.querySelectorAll('.chart text')].filter(text => {{
            const chart = text.closest('svg').getBoundingClientRect(), box = text.getBoundingClientRect();
            return box.left < chart.left - 1 || box.right > chart.right + 1;
        }});
        for (const name of page.querySelectorAll('.chart text.name:not([text-anchor])')) {{
            const left = name.getBoundingClientRect(), right = name.nextElementSibling.getBoundingClientRect();
            if (left.right > right.left) outside.push(name);
        }}
        found.push([page.documentElement.clientWidth, page.documentElement.scrollWidth, outside.map(text => text.outerHTML)]);
    }}
    return found;
"""


@pytest.mark.parametrize("options", EDITIONS)
def test_nothing_is_wider_than_the_screen(folder: Path, options: str) -> None:
    """Only tables scroll sideways, each in its own region, and every text in a chart stays within it.

    Headless Chromium makes no window narrower than 500, so the page is shown in frames of the widths to be tried.
    """
    assert asked(folder, written(options), MEASURE) == [[width, width, []] for width in WIDTHS]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_can_be_photographed(folder: Path, width: int) -> None:
    """The page is drawn at every width."""
    picture = folder / "page.png"
    browse(folder, written("all"), f"--window-size={width},900", f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
def test_it_prints_on_a4_and_says_on_every_page_that_it_is_internal(folder: Path) -> None:
    """Each printed page is A4 and, if the figures are exact, has the warning."""
    paper = folder / "page.pdf"
    browse(folder, written("internal"), "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]", paper.read_bytes())
    text = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, check=True).stdout.decode()  # noqa: S607 - whichever is on the path
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    assert all("INTERNAL – exact counts" in page for page in pages)
