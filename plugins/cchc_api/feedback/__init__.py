"""The citizens' box: sealed reports, their register, receipts, mail and public counts."""
