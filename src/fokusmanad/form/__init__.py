"""The form: its layout described once, its domain model, and the register of kommuner."""
