"""The status rule and the tracking tables."""
