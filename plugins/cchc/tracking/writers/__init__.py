"""Writers of a finished table: one file per format, each defines `write`."""
