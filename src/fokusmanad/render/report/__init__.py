"""The content of the report, section by section, for every medium; each medium lays the blocks out."""

from fokusmanad.render.report.sections import banner, key_figures, made_line, sections, title

__all__ = ["banner", "key_figures", "made_line", "sections", "title"]
