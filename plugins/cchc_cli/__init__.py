"""The command line and composition root: one file per verb."""
