"""Packs: several documents printed as one, with cover, contents, imprint and back cover."""
