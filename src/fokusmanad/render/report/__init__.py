"""The content of the report, section by section, for every medium; each medium lays the blocks out."""

from fokusmanad.render.report.sections import key_figures, made_line, sections, title

__all__ = ["key_figures", "made_line", "sections", "title"]
