"""One file per tracking table; each defines one public name, TABLE."""
