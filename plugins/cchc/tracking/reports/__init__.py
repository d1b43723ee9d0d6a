"""What a report counts: sums over the tracking tables, each with the rows that prove it."""
