"""Subcommands of `cchc feedback`: one file each, found like the verbs."""
