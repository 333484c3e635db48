"""A campaign: the model, and the TOML file that it is read from."""
