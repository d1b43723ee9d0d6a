"""One file per output; each defines artifacts(site)."""
