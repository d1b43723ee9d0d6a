"""One file per endpoint; each defines ``endpoint(services) -> Endpoint``."""
