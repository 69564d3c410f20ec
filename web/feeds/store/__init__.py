"""SQL of what programs may read, and of the member's choice."""
