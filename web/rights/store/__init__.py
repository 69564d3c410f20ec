"""SQL of claims: codes, the claims themselves, the seller's side, decisions."""
