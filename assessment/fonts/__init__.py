"""The faces that reports are set in, and what to do with characters that none of them has."""
