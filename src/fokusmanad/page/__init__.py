"""What the checking page calls in the browser: bytes in, JSON and bytes out, nothing of the page itself."""
