"""What all Office files that the program writes have in common: styles, reproducible bytes, text that XML can hold."""
