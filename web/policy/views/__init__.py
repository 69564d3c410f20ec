"""Pages of the policy, a noun per file."""
