"""`fokusmanad page`: a copy of the checking page that carries a campaign."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from fokusmanad import __version__
from tests.helpers.built_page import HEAD


def carried(page: Path) -> str:
    found = re.search(r'id="kampanj">([^<]*)</script>', page.read_text("utf-8"))
    assert found
    return str(json.loads(found[1]))


def test_the_copy_carries_the_campaign_and_no_more(fokusmanad: Any) -> None:
    """A second copy replaces the campaign of the first, and no text of it can end its element."""
    Path("granska.html").write_text(HEAD, "utf-8")
    Path("k.toml").write_text('title = "</script>Åre"\n', "utf-8")
    Path("l.toml").write_text('title = "Berg"\n', "utf-8")
    assert fokusmanad("page", "granska.html", "--campaign", "k.toml", "-o", "a.html").status == 0
    assert carried(Path("a.html")) == 'title = "</script>Åre"\n'
    assert fokusmanad("page", "a.html", "--campaign", "l.toml", "-o", "b.html").status == 0
    assert carried(Path("b.html")) == 'title = "Berg"\n'
    assert Path("granska.html").read_text("utf-8") == HEAD
    assert Path("b.html").read_text("utf-8").endswith("</script><p>")


def test_a_page_of_another_version_and_what_is_no_page_are_refused(fokusmanad: Any) -> None:
    """A campaign is written for the rules of one version."""
    Path("k.toml").write_text("", "utf-8")
    Path("old.html").write_text(HEAD.replace(__version__, "0.0.1"), "utf-8")
    Path("other.html").write_text("<p>", "utf-8")
    for page, words in (("old.html", "annan version"), ("other.html", "inte den byggda")):
        ran = fokusmanad("page", page, "--campaign", "k.toml", "-o", "a.html")
        assert (ran.status, words in ran.err, Path("a.html").exists()) == (2, True, False)


def test_a_campaign_with_faults_is_not_put_in(fokusmanad: Any) -> None:
    """All its faults are listed."""
    Path("granska.html").write_text(HEAD, "utf-8")
    Path("k.toml").write_text("threshold = 1\nmonht = 3\n", "utf-8")
    ran = fokusmanad("page", "granska.html", "--campaign", "k.toml", "-o", "a.html")
    assert ran.status == 2
    assert "monht" in ran.err
    assert "threshold" in ran.err
