"""One file per rule group; each defines `problems(store, as_of)`."""
