"""Pages of claims: asking, proving, following, the seller's side, the desk of staff."""
