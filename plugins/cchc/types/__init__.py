"""One file per content type; each defines one public name, TYPE."""
