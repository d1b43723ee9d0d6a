"""Where counted hits are kept: one file per engine."""
