"""How cells of a report look, as XlsxWriter's properties of a format."""

from __future__ import annotations

from typing import Any, TypeAlias

from fokusmanad.office import palette
from fokusmanad.text import NO_BREAK_SPACE

Look: TypeAlias = dict[str, Any]

# A space between thousands, in whatever language the program that opens it speaks.
COUNT_FORMAT = f'[>=1000000]0"{NO_BREAK_SPACE}"000"{NO_BREAK_SPACE}"000;[>=1000]0"{NO_BREAK_SPACE}"000;0'

PLAIN: Look = {"font_name": "Calibri", "font_size": 11, "font_color": f"#{palette.INK}", "valign": "top"}
STRONG = PLAIN | {"bold": True}
TITLE = STRONG | {"font_size": 18, "font_color": f"#{palette.DARK}"}
SECTION = STRONG | {"font_size": 13, "font_color": f"#{palette.DARK}"}
HINT = PLAIN | {"italic": True, "font_color": f"#{palette.SOFT_INK}"}
LINK = PLAIN | {"underline": 1, "font_color": f"#{palette.DARK}"}
HEADING = STRONG | {"font_color": "#FFFFFF", "bg_color": f"#{palette.DARK}", "valign": "bottom", "text_wrap": True}
BANNER = STRONG | {"font_size": 12, "font_color": "#FFFFFF", "bg_color": f"#{palette.ALERT}"}

WRAPPED: Look = {"text_wrap": True}
RIGHT: Look = {"align": "right"}
UNDERLINED: Look = {"bottom": 1, "bottom_color": f"#{palette.LINE}"}
TOTAL: Look = {"top": 2, "top_color": f"#{palette.DARK}", "bold": True}
