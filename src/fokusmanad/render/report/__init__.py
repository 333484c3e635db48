"""What the report says, section by section, whatever file it becomes; a medium lays the blocks out."""

from fokusmanad.render.report.sections import key_figures, sections, title

__all__ = ["key_figures", "sections", "title"]
