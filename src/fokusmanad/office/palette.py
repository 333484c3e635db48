"""The colours of the form and the report, as RRGGBB."""

INK, SOFT_INK = "1B2B34", "55636B"
DARK, PALE, LINE = "1F4E5F", "E8F1F2", "C5CFD3"
ALERT = "9B1C10"
