"""One file per rule group: `of_file(leaf)` for one file, `between_files(between)` for the site."""
