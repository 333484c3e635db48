"""What all written Office files share: styles, reproducible bytes, text that XML can hold."""
