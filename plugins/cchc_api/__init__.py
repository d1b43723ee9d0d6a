"""The public API: visit counter."""
