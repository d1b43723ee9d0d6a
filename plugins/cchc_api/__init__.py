"""The public API: visit counter, search."""
